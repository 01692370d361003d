import { untilStored } from '../comments/until-stored.ts';
import { notFound } from '../problem.ts';
import type { TableClient, Write } from '../table/client.ts';
import { articleKey, countedKey, dayTotalsKey, episodeKey } from '../table/keys.ts';
import { type Count, dayOf, searchTerm } from './count.ts';

/** Totals of a day are kept in a few rows, so that many who count at once rarely meet. */
export const totalShards = 4;
/** Different words in one share of a day's searches; a flood of more is only counted. */
const mostTerms = 1500;
/** Single counts are needed until the night has found the most frequent. */
const keptDays = 14;

/**
 * Counts one thing that somebody did: in the day's total, and beside what it was done to. Nothing of it says who.
 * @throws {ProblemError} 404 when there is no such episode or article
 */
export async function recordCount(
  { table, now }: { table: TableClient; now: () => Date },
  count: Count,
): Promise<void> {
  const of = await known(table, count);
  const day = dayOf(now());
  const total = dayTotalsKey(day, Math.floor(Math.random() * totalShards));
  const writes: Write[] = [{ update: total, add: { [count.kind]: 1 } }];
  if (of !== undefined && (await hasRoom(table, count, total))) {
    const expiresAt = Math.floor(now().getTime() / 1000) + keptDays * 86_400;
    writes.push({
      update: countedKey(day, count.kind, of),
      add: { count: 1 },
      set: { kind: count.kind, of, expiresAt },
    });
  }
  await untilStored(table, async () => ({ writes, answer: undefined }));
}

async function known(table: TableClient, { kind, of }: Count): Promise<string | undefined> {
  if (kind === 'search') return searchTerm(of);
  const row = await table.get(kind === 'play' ? episodeKey(of) : articleKey(of));
  if (!row) throw notFound(kind === 'play' ? 'episode' : 'article');
  return of;
}

async function hasRoom(table: TableClient, { kind }: Count, total: ReturnType<typeof dayTotalsKey>) {
  if (kind !== 'search') return true;
  const row = await table.get(total);
  return Number(row?.search ?? 0) < mostTerms;
}
