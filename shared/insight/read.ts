import * as z from 'zod/mini';
import type { TableClient } from '../table/client.ts';
import { dayTotals, keysOfDays } from '../table/keys.ts';
import { readAll } from '../table/pages.ts';
import { type CountKind, type DayTotals, dayOf, type Top, topSchema } from './count.ts';

const count = z._default(z.int(), 0);
const daySchema = z.object({
  sk: z.string(),
  play: count,
  article: count,
  search: count,
  comment: count,
  top: z._default(z.array(topSchema), []),
});

export type Insight = {
  /** The newest last, without a gap. */
  days: DayTotals[];
  /** The most frequent of all these days that are over. */
  top: Record<CountKind, Top[]>;
};

const shownTop = 10;
const dayMs = 86_400_000;

/** What was done on the site on its last days: one Query of a few rows a day, however much it was. */
export async function readInsight(table: TableClient, now: Date, dayCount = 28): Promise<Insight> {
  const names = Array.from({ length: dayCount }, (_, at) =>
    dayOf(new Date(now.getTime() - (dayCount - 1 - at) * dayMs)),
  );
  const [first = '', last = ''] = [names[0], names.at(-1)];
  const rows = await readAll(table, { partition: dayTotals, ...keysOfDays(first, last) }, (row) =>
    daySchema.parse(row),
  );
  const days = names.map((day): DayTotals => {
    const ofDay = rows.filter(({ sk }) => sk.startsWith(day));
    const sum = (kind: CountKind | 'comment') => ofDay.reduce((total, row) => total + row[kind], 0);
    return {
      day,
      play: sum('play'),
      article: sum('article'),
      search: sum('search'),
      comment: sum('comment'),
    };
  });
  const all = rows.flatMap(({ top }) => top);
  return {
    days,
    top: { play: merged(all, 'play'), article: merged(all, 'article'), search: merged(all, 'search') },
  };
}

function merged(all: Top[], kind: CountKind): Top[] {
  const counts = new Map<string, number>();
  for (const one of all) if (one.kind === kind) counts.set(one.of, (counts.get(one.of) ?? 0) + one.count);
  return [...counts]
    .map(([of, count]) => ({ kind, of, count }))
    .sort((one, other) => other.count - one.count || (one.of < other.of ? -1 : 1))
    .slice(0, shownTop);
}
