import * as z from 'zod/mini';
import type { Row, TableClient } from '../table/client.ts';
import * as keys from '../table/keys.ts';
import { readAll } from '../table/pages.ts';
import { type CountKind, countKinds, dayOf, type Top } from './count.ts';

const countedSchema = z.object({ kind: z.enum(countKinds), of: z.string(), count: z.int() });

const kept = 20;
/** Words that fewer people searched for on a day stay theirs. */
const fewestSearches = 3;
const dayMs = 86_400_000;

/**
 * Finds the most frequent of each kind on the last days that are over, and counts their comments. Done again, it
 * finds the same.
 */
export async function summariseDays({ table, now }: { table: TableClient; now: () => Date }): Promise<void> {
  for (const ago of [1, 2]) {
    const day = dayOf(new Date(now().getTime() - ago * dayMs));
    const counted = await readAll(table, { partition: keys.countsOfDay(day) }, (row: Row) =>
      countedSchema.parse(row),
    );
    const top = countKinds.flatMap((kind) => mostFrequent(counted, kind));
    const comment = await commentsOn(table, day);
    await table.transact([{ put: { ...keys.dayTopKey(day), top, comment } }]);
  }
}

const mostFrequent = (counted: Top[], kind: CountKind): Top[] =>
  counted
    .filter((one) => one.kind === kind && (kind !== 'search' || one.count >= fewestSearches))
    .sort((one, other) => other.count - one.count || (one.of < other.of ? -1 : 1))
    .slice(0, kept);

async function commentsOn(table: TableClient, day: string): Promise<number> {
  const posted = await readAll(
    table,
    { index: 'byTime', partition: keys.allComments, from: day, to: `${day}~`, attributes: ['id'] },
    () => 1,
  );
  return posted.length;
}
