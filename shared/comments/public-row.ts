import * as z from 'zod/mini';
import { type PublicComment, publicCommentSchema } from '../comment.ts';
import type { Key, Row } from '../table/client.ts';
import * as keys from '../table/keys.ts';
import { parseJson } from '../text/json.ts';

/**
 * What lists of a thread are made of: a row of its own for each comment that everybody may see, so that whatever
 * waits or was removed is not even read.
 */
export const publicRowSchema = z.extend(publicCommentSchema, {
  /** Another with every change, which it guards. */
  stamp: z.string(),
  /** Of a root: the first replies under it, so that a page is one Query. */
  firstReplies: z.array(publicCommentSchema),
});
export type PublicRow = z.infer<typeof publicRowSchema>;

/** Replies that are shown with their root before one asks for more. */
export const repliesWithRoot = 3;

/** A comment without what only its row knows. */
export const toPublicComment = (row: PublicRow): PublicComment => publicCommentSchema.parse(row);

const storedRowSchema = z.object({
  comment: z.pipe(z.pipe(z.string(), z.transform(parseJson)), publicRowSchema),
});

export const parsePublicRow = (row: Row): PublicRow => storedRowSchema.parse(row).comment;
export const parsePublicComment = (row: Row): PublicComment => toPublicComment(parsePublicRow(row));

/** Where a comment's public row stands. */
export const publicKey = ({ thread, root, id }: Pick<PublicComment, 'thread' | 'root' | 'id'>): Key =>
  root === undefined ? keys.publicRootKey(thread, id) : keys.publicReplyKey(thread, root, id);

/**
 * A public row with its places in lists: a removed comment stands in its thread alone. What is shown is one text:
 * taken apart attribute by attribute, it would be most of a page's time.
 */
export function publicRow(row: PublicRow): Row & Key {
  const at = keys.moment(row.postedAt, row.id);
  return {
    ...publicKey(row),
    stamp: row.stamp,
    comment: JSON.stringify(row),
    ...(row.gone === undefined && {
      ownerPk: keys.commentsOfThread(row.thread),
      ownerSk: at,
      timePk: keys.allComments,
      timeSk: at,
    }),
    ...(row.root === undefined && {
      repliesPk: keys.discussedInThread(row.thread),
      repliesSk: keys.discussed(row.replies, row.id),
    }),
  };
}

/** All that readers need of it. */
export const shownAttributes = ['comment'];
