import * as z from 'zod/mini';

const webUrl = z.string().check(z.regex(/^https?:\/\//));

/** A part of an episode with a name. */
export const chapterSchema = z.object({
  /** Seconds from the beginning of the audio; fractions to the millisecond. */
  start: z.number().check(z.nonnegative()),
  /** Seconds; absent when the chapter lasts until the next one, or the end. */
  end: z.optional(z.number()),
  /** Plain text, at most 300 characters; empty only for a hidden chapter. */
  title: z.string(),
  /** An http or https address that belongs to the chapter. */
  url: z.optional(webUrl),
  /** An http or https address of a picture. */
  image: z.optional(webUrl),
  /** True for one that is no entry of the list: it only shows its picture or link while it plays. */
  hidden: z.optional(z.boolean()),
});
export type Chapter = z.infer<typeof chapterSchema>;
