import { auditEntrySchema, type Comment, commentSchema } from '../comment.ts';
import { badRequest } from '../problem.ts';
import type { PageOptions } from '../reader.ts';
import type { Query, TableClient } from '../table/client.ts';
import * as keys from '../table/keys.ts';
import { tableSchema } from '../table/schema.ts';
import { parseThreadId } from '../thread.ts';
import { isCommentId, isGuestId } from './id.ts';
import { readBeside } from './moderate.ts';
import type { ModeratedComment, QueuePage, QueueWish } from './moderation.ts';
import { isPutAside, type QueueList } from './queue-lists.ts';
import { noteOf } from './report.ts';
import type { CommentTools } from './tools.ts';

const mostOnPage = 100;
const ordinaryPage = 25;

/**
 * One page of a list of moderators: a Query of each of its parts, merged. What waits comes oldest first behind what
 * presses, what was put aside newest first. A reason narrows the page that was read, and `looked` says how many that
 * were; the others narrow by a key.
 * @throws {ProblemError} 400 when more than one of show, thread and guest is asked for
 */
export async function readQueue(
  { table, cursors }: Pick<CommentTools, 'table' | 'cursors'>,
  wish: QueueWish,
  { limit = ordinaryPage, cursor }: PageOptions = {},
): Promise<QueuePage> {
  const wanted = Math.min(Math.max(Math.trunc(limit), 1), mostOnPage);
  const newestFirst = isPutAside(wish.list);
  const { index, partitions } = partsOf(wish);
  const sortKey = tableSchema.indexes[index].sortKey;
  const name = `queue:${partitions[0]}`;
  const last = cursor === undefined ? undefined : String(cursors.decode(name, cursor).at);
  const parts = await Promise.all(
    partitions.map((partition) =>
      table.query({ index, partition, newestFirst, ...beyond(last, newestFirst), limit: wanted + 2 }),
    ),
  );
  const comesFirst = (one: string, other: string) => one !== other && one < other !== newestFirst;
  const placed = parts.map(({ rows, next }) => ({
    rows: rows.map((row) => ({ at: String(row[sortKey]), row })).filter(({ at }) => at !== last),
    isMore: next !== undefined,
  }));
  // Where a part was cut short, nothing is known of what follows in it.
  const cuts = placed.flatMap(({ rows, isMore }) => (isMore ? (rows.at(-1)?.at ?? []) : []));
  const merged = placed
    .flatMap(({ rows }) => rows)
    .filter(({ at }) => !cuts.some((cut) => comesFirst(cut, at)))
    .sort((one, other) => (comesFirst(one.at, other.at) ? -1 : 1));
  const page = merged.slice(0, wanted);
  const end = merged.length > wanted || cuts.length > 0 ? page.at(-1) : undefined;
  const items = page.map(({ row }) => commentSchema.parse(row));
  return {
    ...narrowed(items, wish.reason),
    ...(end && { cursor: cursors.encode(name, { at: end.at }) }),
  };
}

function beyond(last: string | undefined, newestFirst: boolean): Partial<Query> {
  if (last === undefined) return {};
  return newestFirst ? keys.notLaterThan(last) : keys.laterThan(last);
}

const narrowed = (items: Comment[], reason: string | undefined): Pick<QueuePage, 'items' | 'looked'> =>
  reason === undefined
    ? { items }
    : {
        items: items.filter(({ reasons }) => reasons.some(({ code }) => code === reason)),
        looked: items.length,
      };

type Parts = { index: 'byTime' | 'byShow' | 'byThread' | 'byGuest'; partitions: string[] };

function partsOf({ list, show, thread, guest }: QueueWish): Parts {
  if ([show, thread, guest].filter((one) => one !== undefined).length > 1) {
    throw badRequest('bad-filter', 'A list is narrowed by a show, a discussion or a guest, one at a time.');
  }
  const unknown = () => badRequest('bad-filter', 'There is no show, discussion or guest of this name.');
  if (guest !== undefined) {
    if (!isGuestId(guest)) throw unknown();
    return { index: 'byGuest', partitions: [keys.queueOfGuest(list, guest)] };
  }
  if (thread !== undefined) {
    if (!parseThreadId(thread)) throw unknown();
    return { index: 'byThread', partitions: [keys.queueOfThread(list, thread)] };
  }
  if (show !== undefined) {
    return {
      index: 'byShow',
      partitions: keys.queueShards.map((shard) => keys.queueOfShow(list, show, shard)),
    };
  }
  return { index: 'byTime', partitions: keys.queueShards.map((shard) => keys.queue(list, shard)) };
}

/** The first comments of a list, the most pressing first. */
export async function firstInQueue(
  table: Pick<TableClient, 'query'>,
  list: QueueList,
  count: number,
): Promise<Comment[]> {
  const { index, partitions } = partsOf({ list });
  const parts = await Promise.all(
    partitions.map((partition) => table.query({ index, partition, limit: count })),
  );
  return parts
    .flatMap(({ rows }) => rows)
    .sort((one, other) => (String(one.timeSk) < String(other.timeSk) ? -1 : 1))
    .slice(0, count)
    .map((row) => commentSchema.parse(row));
}

/** In each part of a list, how many are counted. */
const mostCounted = 25;

/** How many comments stand in a list, counted up to a bound: `isMore` when there are more than that. */
export async function countQueue(
  table: Pick<TableClient, 'query'>,
  list: QueueList,
): Promise<{ count: number; isMore: boolean }> {
  const parts = await Promise.all(
    keys.queueShards.map((shard) =>
      table.query({
        index: 'byTime',
        partition: keys.queue(list, shard),
        attributes: ['id'],
        limit: mostCounted,
      }),
    ),
  );
  return {
    count: parts.reduce((sum, { rows }) => sum + rows.length, 0),
    isMore: parts.some(({ next }) => next !== undefined),
  };
}

/** One comment with its history and what reporters wrote. */
export async function readModerated(
  { table }: Pick<CommentTools, 'table'>,
  id: string,
): Promise<ModeratedComment | undefined> {
  if (!isCommentId(id)) return undefined;
  const rows = await readBeside(table, id);
  const row = rows.find(({ sk }) => sk === keys.commentKey(id).sk);
  if (!row) return undefined;
  const named = (prefix: string) => rows.filter(({ sk }) => String(sk).startsWith(prefix));
  return {
    comment: commentSchema.parse(row),
    history: named('AUDIT#').map((entry) => auditEntrySchema.parse(entry)),
    notes: [...new Set(named('REPORT#').map(noteOf))].filter((note) => note !== ''),
  };
}
