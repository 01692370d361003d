import { type Actor, commentSchema } from '../comment.ts';
import { guestSchema } from '../guest.ts';
import { importedGuestId } from '../import/ids.ts';
import { personOfAddress } from '../import/source.ts';
import { badRequest } from '../problem.ts';
import * as keys from '../table/keys.ts';
import { eraseGuest } from './erase.ts';
import { isCommentId, isGuestId } from './id.ts';
import { logWrite } from './log.ts';
import { readComment } from './surroundings.ts';
import type { CommentTools } from './tools.ts';

type PersonTools = Pick<CommentTools, 'table' | 'now'>;

/**
 * How somebody can be named who is to be erased: the guest, one of their comments, or, of those whose comments were
 * brought in, the mail address that they had there.
 */
export type PersonNamed = { guest: string } | { comment: string } | { address: string };

/** What the site holds of somebody: enough to see that it is the right one. */
export type KnownPerson = {
  guest: string;
  name: string;
  /** In every state that has words. */
  comments: number;
  /** The beginnings of the newest. */
  newest: { id: string; thread: string; postedAt: string; body: string }[];
};

const shownComments = 5;

/**
 * Finds a guest by what somebody who asks to be erased can name.
 * @returns `undefined` when the site holds nothing of them
 * @throws {ProblemError} 400 when it is no name of a guest, no comment and no address
 */
export async function findPerson(tools: PersonTools, named: PersonNamed): Promise<KnownPerson | undefined> {
  const { table } = tools;
  const guest = await guestOf(tools, named);
  if (!guest) return undefined;
  const partition = keys.commentsOfGuest(guest);
  const [row, { rows }] = await Promise.all([
    table.get(keys.guestKey(guest), { isConsistent: true }),
    table.query({ index: 'byOwner', partition, newestFirst: true, limit: shownComments }),
  ]);
  const newest = rows.map((each) => commentSchema.parse(each));
  if (!row && newest.length === 0) return undefined;
  const counted = row && guestSchema.parse(row);
  const { published = 0, pending = 0, spam = 0, rejected = 0, deleted = 0 } = counted ?? {};
  return {
    guest,
    name: newest.find(({ name }) => name !== '')?.name ?? counted?.name ?? '',
    comments: Math.max(published + pending + spam + rejected + deleted, newest.length),
    newest: newest.map(({ id, thread, postedAt, body }) => ({ id, thread, postedAt, body })),
  };
}

async function guestOf({ table }: PersonTools, named: PersonNamed): Promise<string | undefined> {
  if ('guest' in named) {
    if (!isGuestId(named.guest))
      throw badRequest('bad-guest', 'A guest is named by sixteen letters and digits.');
    return named.guest;
  }
  if ('comment' in named) {
    if (!isCommentId(named.comment)) {
      throw badRequest(
        'bad-comment',
        'A comment is named by eighteen letters and digits: the end of its address.',
      );
    }
    return (await readComment(table, named.comment))?.guest;
  }
  if (!/^[^\s@]+@[^\s@]+$/.test(named.address.trim())) {
    throw badRequest('bad-address', 'That is no mail address.');
  }
  return importedGuestId(personOfAddress(named.address));
}

/**
 * Erases a person for good and notes that it was done, not whom it concerned. Asked again, it does nothing more.
 * @returns how many comments were erased
 */
export async function erasePerson(tools: PersonTools, guest: string, by: Actor): Promise<number> {
  const isKnown = (await tools.table.get(keys.guestKey(guest), { isConsistent: true })) !== undefined;
  const count = await eraseGuest(tools, guest, by);
  if (isKnown || count > 0) {
    const detail = `${count} ${count === 1 ? 'comment' : 'comments'}`;
    await tools.table.transact([logWrite(tools.now(), { actor: by, action: 'erase-guest', detail })]);
  }
  return count;
}
