import * as z from 'zod/mini';
import { unmask } from '../text/fold.ts';

/** What moderators' decisions have taught: how often each word was in comments that they kept and declined. */
export const learnedModelSchema = z.object({
  kept: z.int(),
  declined: z.int(),
  /** By word: in how many kept and declined comments it was. */
  words: z.record(z.string(), z.tuple([z.int(), z.int()])),
});
export type LearnedModel = z.infer<typeof learnedModelSchema>;

/** A decision of a moderator. */
export type Decision = { body: string; isKept: boolean };

const longestWords = 24;

/** The words that a comment is judged by: each once. */
const wordsOf = (body: string): Set<string> =>
  new Set(
    unmask(body)
      .match(/[\p{L}\p{N}]{3,}/gu)
      ?.map((word) => word.slice(0, longestWords)),
  );

/**
 * A model from all decisions of a site. Words that were in one comment alone are left out: they teach nothing
 * and would quote people.
 */
export function learn(decisions: Iterable<Decision>): LearnedModel {
  const counts = new Map<string, [number, number]>();
  const totals = { kept: 0, declined: 0 };
  for (const { body, isKept } of decisions) {
    totals[isKept ? 'kept' : 'declined'] += 1;
    for (const word of wordsOf(body)) {
      const [kept, declined] = counts.get(word) ?? [0, 0];
      counts.set(word, isKept ? [kept + 1, declined] : [kept, declined + 1]);
    }
  }
  const words = [...counts].filter(([, [kept, declined]]) => kept + declined > 1);
  return { ...totals, words: Object.fromEntries(words) };
}

const mostTelling = 15;

/**
 * How likely moderators would decline a comment, from 0 to 1, by its most telling words.
 * @see Graham, "A Plan for Spam", 2002; Robinson, "A Statistical Approach to the Spam Problem", 2003
 */
export function likelyDeclined({ kept, declined, words }: LearnedModel, body: string): number {
  const known = new Map(Object.entries(words));
  const chances = [...wordsOf(body)].flatMap((word) => {
    const counts = known.get(word);
    if (!counts) return [];
    const [inKept, inDeclined] = [counts[0] / Math.max(kept, 1), counts[1] / Math.max(declined, 1)];
    const seen = counts[0] + counts[1];
    // A word that was seen seldom counts little: as if it had been seen once more, undecided.
    return [(0.5 + seen * (inDeclined / (inKept + inDeclined))) / (1 + seen)];
  });
  const telling = chances.sort((one, other) => Math.abs(other - 0.5) - Math.abs(one - 0.5));
  const odds = telling
    .slice(0, mostTelling)
    .reduce((sum, chance) => sum + Math.log(chance / (1 - chance)), 0);
  return 1 / (1 + Math.exp(-odds));
}
