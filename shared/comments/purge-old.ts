import { commentSchema } from '../comment.ts';
import * as keys from '../table/keys.ts';
import { acted, changeWrites } from './change.ts';
import { addressRemovals, purged, removeReports } from './purged.ts';
import { ordinaryRank } from './queue-lists.ts';
import { readComment } from './surroundings.ts';
import { type CommentTools, day } from './tools.ts';
import { untilStored } from './until-stored.ts';

type PurgeTools = Pick<CommentTools, 'table' | 'now'>;

/** How long words are kept that nobody sees any more. */
const keptDays = 30;
const perRun = 500;

/**
 * Purges what was deleted, rejected or marked as spam more than thirty days ago, at most 500 comments a run.
 * @returns how many
 */
export async function purgeOld(tools: PurgeTools): Promise<number> {
  const { table, now } = tools;
  const before = new Date(now().getTime() - keptDays * day * 1000).toISOString();
  let count = 0;
  for (const state of ['deleted', 'rejected', 'spam'] as const) {
    for (const shard of keys.queueShards) {
      const { rows } = await table.query({
        index: 'byTime',
        partition: keys.queue(state, shard),
        ...keys.until(before, keys.queueRank(ordinaryRank)),
        limit: Math.max(1, perRun - count),
      });
      for (const { id } of rows.map((row) => commentSchema.parse(row))) await purgeOne(tools, id);
      count += rows.length;
      if (count >= perRun) return count;
    }
  }
  return count;
}

async function purgeOne({ table, now }: PurgeTools, id: string): Promise<void> {
  await untilStored(table, async () => {
    const before = await readComment(table, id);
    if (before?.state !== 'deleted' && before?.state !== 'rejected' && before?.state !== 'spam') {
      return { writes: [], answer: undefined };
    }
    await removeReports(table, id);
    const change = acted(before, { action: 'purge', actor: 'site', now: now(), changes: purged(before) });
    return {
      writes: [...(await changeWrites(table, change, now())), ...(await addressRemovals(table, before))],
      answer: undefined,
    };
  });
}
