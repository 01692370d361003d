import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import type { Cue, Transcript } from '../transcript.ts';

/** What a host says is said, in place of a sentence of a transcript. */
export const correctionSchema = z.object({
  /** Seconds: where the sentence began when it was corrected. */
  start: z.number(),
  /** The words of the file that are replaced. */
  was: z.string(),
  text: z.string(),
});
export type Correction = z.infer<typeof correctionSchema>;

/** All corrections of an episode, as they are stored beside its transcript. */
export const correctionsSchema = z.object({ rev: z.int(), corrections: z.array(correctionSchema) });

/** Seconds by which a sentence may have moved: other advertisements, another cut of the beginning. */
const nearby = 60;
/** A sentence of so many characters is known wherever it stands, when it stands there once. */
const telling = 25;

/**
 * Which sentence each correction means, by the place of its cue: the nearest of those with the same words. A correction
 * whose sentence is not there (any more) means none, and waits for it.
 * @returns the cue of each correction, in the order of the corrections
 */
export function placesOf(cues: Cue[], corrections: Correction[]): (number | undefined)[] {
  const wanted = new Set(corrections.map(({ was }) => was));
  const byText = new Map<string, number[]>();
  for (const [at, { text }] of cues.entries()) {
    if (wanted.has(text)) byText.set(text, [...(byText.get(text) ?? []), at]);
  }
  const taken = new Set<number>();
  return corrections.map(({ start, was }) => {
    const same = byText.get(was) ?? [];
    const distance = (at: number) => Math.abs((cues[at]?.start ?? 0) - start);
    const [nearest] = same
      .filter((at) => !taken.has(at))
      .sort((one, other) => distance(one) - distance(other));
    if (nearest === undefined) return undefined;
    const isSure = distance(nearest) <= nearby || (same.length === 1 && was.length >= telling);
    if (!isSure) return undefined;
    taken.add(nearest);
    return nearest;
  });
}

/** A transcript with what a host corrected in it. */
export function corrected(transcript: Transcript, corrections: Correction[]): Transcript {
  if (corrections.length === 0) return transcript;
  const places = placesOf(transcript.cues, corrections);
  const texts = new Map(places.map((place, at) => [place, corrections[at]?.text]));
  return {
    ...transcript,
    cues: transcript.cues.map((cue, at) => ({ ...cue, text: texts.get(at) ?? cue.text })),
  };
}

/** Changes with every correction; `undefined` without any. */
export const correctionsDigest = (corrections: Correction[]): string | undefined =>
  corrections.length === 0
    ? undefined
    : createHash('sha256').update(JSON.stringify(corrections)).digest('base64url').slice(0, 22);
