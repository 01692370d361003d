import { type Comment, commentSchema } from '../comment.ts';
import type { Key, TableReads } from '../table/client.ts';
import * as keys from '../table/keys.ts';
import { type PublicRow, parsePublicRow, publicKey, repliesWithRoot } from './public-row.ts';

/** The public rows that a comment's change touches, as they are now. */
export type Surroundings = {
  own: PublicRow | undefined;
  /** Of a reply: what it stands under, and what it answers when that is another reply. */
  root?: Place;
  target?: Place;
  /** The first rows under the root, in order. */
  first: PublicRow[];
};

/** A comment and its public row; without a row it is not shown. */
export type Place = { comment: Comment; row: PublicRow | undefined };

/**
 * Reads what surrounds a comment. The root's row is read before the replies under it: they change only together
 * with that row, whose guard then covers them.
 */
export async function readSurroundings(table: TableReads, comment: Comment): Promise<Surroundings> {
  const { thread, root: rootId, replyTo } = comment;
  const [own, root, target] = await Promise.all([
    readRow(table, publicKey(comment)),
    rootId === undefined ? undefined : readPlace(table, { thread, root: undefined, id: rootId }),
    replyTo === undefined || replyTo === rootId
      ? undefined
      : readPlace(table, { thread, root: rootId, id: replyTo }),
  ]);
  if (!root) return { own, first: [] };
  const { rows } = await table.query({
    partition: keys.threadKey(thread).pk,
    ...keys.repliesUnder(root.comment.id),
    // Two of them may go in one change.
    limit: repliesWithRoot + 2,
    isConsistent: true,
  });
  return { own, root, ...(target && { target }), first: rows.map(parsePublicRow) };
}

/**
 * A place's row is read before its comment: who takes a comment away meanwhile changes the row, and the guard of what
 * was read notices; the other way round, a row that is gone would be made anew from words that are.
 */
async function readPlace(table: TableReads, at: Parameters<typeof publicKey>[0]): Promise<Place | undefined> {
  const row = await readRow(table, publicKey(at));
  const comment = await readComment(table, at.id);
  return comment && { comment, row };
}

/** A comment as it is at this moment. */
export async function readComment(table: TableReads, id: string): Promise<Comment | undefined> {
  const row = await table.get(keys.commentKey(id), { isConsistent: true });
  return row && commentSchema.parse(row);
}

async function readRow(table: TableReads, key: Key): Promise<PublicRow | undefined> {
  const row = await table.get(key, { isConsistent: true });
  return row && parsePublicRow(row);
}
