import { isDeepStrictEqual } from 'node:util';
import { commentSchema, commentStates } from '../comment.ts';
import { guestSchema } from '../guest.ts';
import type { TableClient } from '../table/client.ts';
import * as keys from '../table/keys.ts';
import { readAll } from '../table/pages.ts';
import { readThread } from '../table/thread-row.ts';
import { isDeclined } from './change.ts';
import { parseMoment } from './pinned-moments.ts';
import { type PublicRow, parsePublicRow, repliesWithRoot, toPublicComment } from './public-row.ts';

/** Where the table says something else than its comments do. */
export type Drift = { of: string; name: string; stored: number; counted: number };

/** Compares the counts of one thread with its comments: what the thread says, and what each root says. */
export async function reconcileThread(table: TableClient, thread: string): Promise<Drift[]> {
  const { pk: partition } = keys.threadKey(thread);
  const rows = await readAll(table, { partition, ...keys.publicRowsOfThread }, parsePublicRow);
  const moments = await readAll(table, { partition, ...keys.momentsOfThread }, parseMoment);
  const stored = await readThread(table, thread);
  const roots = rows.filter((row) => row.root === undefined);
  return [
    differs(thread, 'comments', stored.comments, shownIn(rows)),
    differs(thread, 'moments', moments.length, shownIn(rows.filter(({ second }) => second !== undefined))),
    ...roots.flatMap((root) => driftOfRoot(root, rows)),
  ].filter((found) => found !== undefined);
}

const shownIn = (rows: PublicRow[]): number => rows.filter(({ gone }) => gone === undefined).length;

function driftOfRoot(root: PublicRow, rows: PublicRow[]): (Drift | undefined)[] {
  const under = rows.filter((row) => row.root === root.id).sort((one, other) => (one.id < other.id ? -1 : 1));
  const first = under.slice(0, repliesWithRoot).map(toPublicComment);
  const misplaced = first.filter((reply, at) => !isDeepStrictEqual(root.firstReplies[at], reply)).length;
  return [
    differs(root.id, 'replies', root.replies, shownIn(under)),
    differs(root.id, 'first replies out of place', misplaced, 0),
  ];
}

/** Compares what is counted of one guest with their comments. */
export async function reconcileGuest(table: TableClient, id: string): Promise<Drift[]> {
  const row = await table.get(keys.guestKey(id));
  if (!row) return [];
  const guest = guestSchema.parse(row);
  const own = await readAll(table, { index: 'byOwner', partition: keys.commentsOfGuest(id) }, (each) =>
    commentSchema.parse(each),
  );
  const counted = commentStates
    .filter((state) => state !== 'purged')
    .map((state) =>
      differs(id, state, guest[state], own.filter((comment) => comment.state === state).length),
    );
  // Purged comments have left their guest's list, and their last decision still counts.
  const declined = own.filter(isDeclined).length;
  return [
    ...counted,
    guest.declined < declined ? differs(id, 'declined', guest.declined, declined) : undefined,
  ].filter((found) => found !== undefined);
}

const differs = (of: string, name: string, stored: number, counted: number): Drift | undefined =>
  stored === counted ? undefined : { of, name, stored, counted };

/** Where something was published since a moment, and by whom. */
export async function publishedSince(
  table: TableClient,
  since: Date,
): Promise<{ threads: string[]; guests: string[] }> {
  const rows = await readAll(
    table,
    { index: 'byTime', partition: keys.allComments, ...keys.after(since.toISOString()), limit: 500 },
    parsePublicRow,
  );
  const comments = (await table.getMany(rows.map(({ id }) => keys.commentKey(id)))).map((row) =>
    commentSchema.parse(row),
  );
  const guests = comments.map(({ guest }) => guest).filter((guest) => guest !== '');
  return { threads: [...new Set(rows.map(({ thread }) => thread))], guests: [...new Set(guests)] };
}
