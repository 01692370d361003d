import type { Comment } from '../comment.ts';
import type { TableClient, Write } from '../table/client.ts';
import * as keys from '../table/keys.ts';
import { newRestriction, plainSchema, readStored, restrictionWrite } from './restriction.ts';
import { type CommentTools, isLive } from './tools.ts';

/** A ban that comes with the decision on a comment; it can be taken back with it. */
export async function banWithComment(
  { table, now }: Pick<CommentTools, 'table' | 'now'>,
  { guest, id }: Pick<Comment, 'guest' | 'id'>,
  { days, moderator }: { days?: number | undefined; moderator: string },
): Promise<Write> {
  const stored = await readStored(table, guest);
  const held = stored && isLive(stored, now()) ? stored : undefined;
  const ban = { guest, kind: 'ban' as const, days, by: moderator, comment: id };
  const after = newRestriction(now(), { ...ban, instead: held?.stamp ?? '' });
  return restrictionWrite({ ...after, ...(held && { replaced: plainSchema.parse(held) }) }, stored);
}

/** Takes a ban back that came with the decision on a comment, unless something else was decided since. */
export async function takeBanBack(
  { table }: Pick<CommentTools, 'table'>,
  { guest, id, address }: Pick<Comment, 'guest' | 'id' | 'address'>,
): Promise<Write[]> {
  const ofAddress = address
    ? await table.get(keys.banKey('address', address), { isConsistent: true })
    : undefined;
  return [
    ...(await guestBanTakenBack(table, { guest, id })),
    ...(address && ofAddress?.comment === id
      ? [{ remove: keys.banKey('address', address), guard: { holds: { comment: id } } }]
      : []),
  ];
}

async function guestBanTakenBack(
  table: TableClient,
  { guest, id }: Pick<Comment, 'guest' | 'id'>,
): Promise<Write[]> {
  const stored = await readStored(table, guest);
  if (stored?.comment !== id) return [];
  const { replaced } = stored;
  return replaced
    ? [restrictionWrite(replaced, stored)]
    : [{ remove: keys.banKey('guest', guest), guard: { holds: { stamp: stored.stamp } } }];
}
