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
  const { root: rootId, replyTo } = comment;
  const [own, root, target] = await Promise.all([
    readRow(table, publicKey(comment)),
    rootId === undefined ? undefined : readPlace(table, rootId),
    replyTo === undefined || replyTo === rootId ? undefined : readPlace(table, replyTo),
  ]);
  if (!root) return { own, first: [] };
  const { rows } = await table.query({
    partition: keys.threadKey(comment.thread).pk,
    ...keys.repliesUnder(root.comment.id),
    // Two of them may go in one change.
    limit: repliesWithRoot + 2,
    isConsistent: true,
  });
  return { own, root, ...(target && { target }), first: rows.map(parsePublicRow) };
}

async function readPlace(table: TableReads, id: string): Promise<Place | undefined> {
  const comment = await readComment(table, id);
  return comment && { comment, row: await readRow(table, publicKey(comment)) };
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
