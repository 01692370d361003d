import * as z from 'zod/mini';

/** What is counted: plays that were started, ways to articles that were followed, words that were searched for. */
export const countKinds = ['play', 'article', 'search'] as const;
export type CountKind = (typeof countKinds)[number];

/** One thing that somebody did, with nothing that says who. `of`: the id of the episode or article, or the words. */
export const countSchema = z.object({
  kind: z.enum(countKinds),
  of: z.string().check(z.minLength(1), z.maxLength(200)),
});
export type Count = z.infer<typeof countSchema>;

/** The totals of one day in UTC. */
export type DayTotals = { day: string } & Record<CountKind | 'comment', number>;

/** One of the most frequent things of a day. */
export const topSchema = z.object({ kind: z.enum(countKinds), of: z.string(), count: z.int() });
export type Top = z.infer<typeof topSchema>;

export const dayOf = (time: Date): string => time.toISOString().slice(0, 10);

const longestTerm = 60;

/**
 * Words that were searched for, so that the same search counts as the same; `undefined` when they are none, or
 * look like what somebody typed about a person rather than for a subject: an address or a number.
 * @example searchTerm('  Harbour   TOLL ') // 'harbour toll'
 */
export function searchTerm(typed: string): string | undefined {
  const term = typed.normalize('NFC').toLowerCase().replace(/\s+/gu, ' ').trim();
  const isTelling = /@|\d{5}|https?:/u.test(term);
  const isTerm = term.length <= longestTerm && /\p{L}{2}/u.test(term) && !/\p{C}/u.test(term);
  return isTerm && !isTelling ? term : undefined;
}
