import { commentSchema } from '../comment.ts';
import type { TableClient } from '../table/client.ts';
import * as keys from '../table/keys.ts';
import { readAll } from '../table/pages.ts';
import { readThread } from '../table/thread-reader.ts';
import { acted, changeWrites } from './change.ts';
import type { Drift } from './discussion.ts';
import { purged, reportRemovals } from './moderate.ts';
import { type PublicRow, parsePublicRow, repliesWithRoot } from './public-row.ts';
import { readComment } from './surroundings.ts';
import { type CommentTools, day } from './tools.ts';
import { untilStored } from './until-stored.ts';

/** Compares the counts of one thread with its comments: what the thread says, and what each root says. */
export async function reconcileThread(
  { table }: Pick<CommentTools, 'table'>,
  thread: string,
): Promise<Drift[]> {
  const { pk: partition } = keys.threadKey(thread);
  const rows = await readAll(table, { partition, ...keys.publicRowsOfThread }, parsePublicRow);
  const stored = await readThread(table, thread);
  const shown = rows.filter(({ gone }) => gone === undefined).length;
  const drift = [differs(thread, 'comments', stored.comments, shown)];
  for (const root of rows.filter((row) => row.root === undefined)) drift.push(...driftOfRoot(root, rows));
  return drift.filter((found) => found !== undefined);
}

function driftOfRoot(root: PublicRow, rows: PublicRow[]): (Drift | undefined)[] {
  const under = rows.filter((row) => row.root === root.id).sort((one, other) => (one.id < other.id ? -1 : 1));
  const shown = under.filter(({ gone }) => gone === undefined).length;
  const first = under.slice(0, repliesWithRoot).map(({ id }) => id);
  const misplaced = first.filter((id, at) => root.firstReplies[at] !== id).length;
  return [
    differs(root.id, 'replies', root.replies, shown),
    differs(root.id, 'first replies out of place', misplaced, 0),
  ];
}

const differs = (of: string, name: string, stored: number, counted: number): Drift | undefined =>
  stored === counted ? undefined : { of, name, stored, counted };

const mostThreads = 200;

/** Threads in which something was published since a moment: one Query of the site's newest comments a page. */
export async function threadsSince(table: TableClient, since: Date): Promise<string[]> {
  const threads = new Set<string>();
  const rows = await readAll(
    table,
    { index: 'byTime', partition: keys.allComments, ...keys.after(since.toISOString()), limit: 500 },
    parsePublicRow,
  );
  for (const { thread } of rows) threads.add(thread);
  return [...threads].slice(0, mostThreads);
}

/** How long words are kept that nobody sees any more. */
const keptDays = 30;
const perRun = 500;

/**
 * Purges what was deleted, rejected or marked as spam more than thirty days ago, at most 500 comments a run.
 * @returns how many
 */
export async function purgeOld(tools: CommentTools): Promise<number> {
  const { table, now } = tools;
  const before = new Date(now().getTime() - keptDays * day * 1000).toISOString();
  let count = 0;
  for (const state of ['deleted', 'rejected', 'spam'] as const) {
    for (const shard of keys.queueShards) {
      const { rows } = await table.query({
        index: 'byTime',
        partition: keys.queue(state, shard),
        ...keys.until(before),
        limit: Math.max(1, perRun - count),
      });
      for (const { id } of rows.map((row) => commentSchema.parse(row))) await purgeOne(tools, id);
      count += rows.length;
      if (count >= perRun) return count;
    }
  }
  return count;
}

async function purgeOne({ table, now }: CommentTools, id: string): Promise<void> {
  await untilStored(table, async () => {
    const before = await readComment(table, id);
    if (before?.state !== 'deleted' && before?.state !== 'rejected' && before?.state !== 'spam') {
      return { writes: [], answer: undefined };
    }
    const change = acted(before, { action: 'purge', actor: 'site', now: now(), changes: purged(before) });
    return {
      writes: [...(await changeWrites(table, change, now())), ...(await reportRemovals(table, id))],
      answer: undefined,
    };
  });
}
