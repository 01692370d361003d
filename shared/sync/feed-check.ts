import * as z from 'zod/mini';
import { isConflict, type TableClient } from '../table/client.ts';
import { feedCheckKey } from '../table/keys.ts';

/** One read of a feed that a host asked for, from the asking to its end. */
export const feedCheckSchema = z.object({
  show: z.string(),
  /** Who asked, by name. */
  by: z.string(),
  askedAt: z.string(),
  /** Changed episodes that are stored, of how many; absent before the feed is read. */
  stored: z.optional(z.int()),
  of: z.optional(z.int()),
  endedAt: z.optional(z.string()),
  /** What came of it, as a sentence. */
  outcome: z.optional(z.string()),
  rev: z.int(),
});
export type FeedCheck = z.infer<typeof feedCheckSchema>;

type Tools = { table: TableClient; now: () => Date };

/** A check that has not ended by then was lost, and another may be asked for. */
const longestMs = 11 * 60_000;

export const isUnderWay = (check: FeedCheck | undefined, now: Date): boolean =>
  check !== undefined && check.endedAt === undefined && now.getTime() - Date.parse(check.askedAt) < longestMs;

/** The last check of a feed that was asked for. */
export async function readFeedCheck(table: TableClient, show: string): Promise<FeedCheck | undefined> {
  const row = await table.get(feedCheckKey(show), { isConsistent: true });
  return row && feedCheckSchema.parse(row);
}

/**
 * Notes that a check is wanted. Asked twice, it is one check.
 * @returns whether it is this one that is to be started
 */
export async function askForCheck({ table, now }: Tools, show: string, by: string): Promise<boolean> {
  const before = await readFeedCheck(table, show);
  if (isUnderWay(before, now())) return false;
  const check: FeedCheck = { show, by, askedAt: now().toISOString(), rev: (before?.rev ?? 0) + 1 };
  return stored(table, check, before);
}

/** Notes how far the check is that is under way; when there is none, nothing. */
export async function noteCheck(
  { table, now }: Tools,
  show: string,
  told: Pick<FeedCheck, 'stored' | 'of' | 'outcome'>,
): Promise<void> {
  const before = await readFeedCheck(table, show);
  if (!before || !isUnderWay(before, now())) return;
  const isEnd = told.outcome !== undefined;
  await stored(
    table,
    { ...before, ...told, ...(isEnd && { endedAt: now().toISOString() }), rev: before.rev + 1 },
    before,
  );
}

async function stored(table: TableClient, check: FeedCheck, before: FeedCheck | undefined): Promise<boolean> {
  try {
    await table.transact([
      {
        put: { ...check, ...feedCheckKey(check.show) },
        guard: before ? { rev: before.rev } : { absent: true },
      },
    ]);
    return true;
  } catch (error) {
    // Somebody else noted something at the same moment, who knows no less.
    if (isConflict(error)) return false;
    throw error;
  }
}
