import * as z from 'zod/mini';

/** What somebody says between two moments of an episode. */
export const cueSchema = z.object({
  /** Seconds from the beginning of the audio, to the millisecond. */
  start: z.number(),
  /** Seconds; never before `start`. */
  end: z.number(),
  /** Who speaks, as the transcript names them; absent when it does not say. */
  speaker: z.optional(z.string()),
  /** Plain text on one line: whoever prints it escapes it. */
  text: z.string(),
});
export type Cue = z.infer<typeof cueSchema>;

/** The words of an episode; cues stand in the order in which they begin. */
export const transcriptSchema = z.object({
  /** A language tag such as `en`, when the feed or the file states one. */
  language: z.optional(z.string()),
  cues: z.array(cueSchema),
});
export type Transcript = z.infer<typeof transcriptSchema>;

/** What a page says of a transcript before anybody opens it. */
export const transcriptSummarySchema = z.object({
  language: z.optional(z.string()),
  cueCount: z.int(),
  /** Seconds: where the last cue ends. */
  end: z.number(),
  /** Changes with every other content. */
  digest: z.string(),
});
export type TranscriptSummary = z.infer<typeof transcriptSummarySchema>;
