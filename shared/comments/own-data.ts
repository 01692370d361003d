import { commentSchema } from '../comment.ts';
import { type Guest, guestSchema } from '../guest.ts';
import { type MailWish, readSubscriptions } from '../mail/subscription.ts';
import type { Page, PageOptions } from '../reader.ts';
import type { Row } from '../table/client.ts';
import * as keys from '../table/keys.ts';
import { readAll, readPage } from '../table/pages.ts';
import type { OwnComment } from './discussion.ts';
import { isCommentId } from './id.ts';
import { ownComment } from './own-comment.ts';
import { readComment } from './surroundings.ts';
import type { CommentTools } from './tools.ts';

const ofGuest = (guest: string) => ({
  index: 'byOwner' as const,
  partition: keys.commentsOfGuest(guest),
  newestFirst: true,
});
const parseOwn = (row: Row): OwnComment => ownComment(commentSchema.parse(row));

/** A guest's own comments, newest first. */
export const readMine = (
  tools: Pick<CommentTools, 'table' | 'cursors'>,
  guest: string,
  options?: PageOptions,
): Promise<Page<OwnComment>> => readPage(tools, `mine:${guest}`, ofGuest(guest), parseOwn, options);

/** One of a guest's own comments; `undefined` when it is none of theirs. */
export async function readOwnComment(
  { table }: Pick<CommentTools, 'table'>,
  id: string,
  guest: string,
): Promise<OwnComment | undefined> {
  const comment = isCommentId(id) ? await readComment(table, id) : undefined;
  return comment?.guest === guest && comment.state !== 'purged' ? ownComment(comment) : undefined;
}

/** All that the site holds about a guest, in their own words. */
export async function readExport({ table, now }: Pick<CommentTools, 'table' | 'now'>, guest: string) {
  const [row, comments, subscriptions] = await Promise.all([
    table.get(keys.guestKey(guest)),
    readAll(table, ofGuest(guest), parseOwn),
    readSubscriptions(table, guest, now()),
  ]);
  const known: Guest | undefined = row && guestSchema.parse(row);
  const mail = subscriptions.map(({ address, state, since }): MailWish => ({ address, state, since }));
  return { guest: known, comments, mail };
}
