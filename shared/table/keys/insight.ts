import type { Key } from '../client.ts';

/** What was done on a day, in all: a few rows, whose sum it is. */
export const dayTotals = 'DAYS';
export const dayTotalsKey = (day: string, shard: number): Key => ({ pk: dayTotals, sk: `${day}#${shard}` });
/** What was most frequent on a day that is over. */
export const dayTopKey = (day: string): Key => ({ pk: dayTotals, sk: `${day}#top` });
export const keysOfDays = (first: string, last: string): { from: string; to: string } => ({
  from: first,
  to: `${last}~`,
});
/** How often one thing was done on a day. */
export const countsOfDay = (day: string): string => `COUNTS#${day}`;
export const countedKey = (day: string, kind: string, of: string): Key => ({
  pk: countsOfDay(day),
  sk: `${kind}#${of}`,
});
