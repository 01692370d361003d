import { type Actor, auditEntrySchema, type Comment, commentSchema } from '../comment.ts';
import { allSubscriptionRemovals } from '../mail/subscription.ts';
import type { Row, TableClient, Write } from '../table/client.ts';
import * as keys from '../table/keys.ts';
import { readAll } from '../table/pages.ts';
import { acted, changeWrites } from './change.ts';
import { purged, removeReports, transactAll } from './purged.ts';
import { readComment } from './surroundings.ts';
import type { CommentTools } from './tools.ts';
import { untilStored } from './until-stored.ts';

type EraseTools = Pick<CommentTools, 'table' | 'now'>;

/** Who acted, once nobody is to know it any more. */
const erasedActor = 'guest:erased';
const atOnce = 25;

/**
 * Takes every word and name of a guest out of the site: each comment in a transaction of its own, what is known of
 * the guest last. Where others answered, a place without words stays; histories keep what was done, and not by whom.
 * Cut short, it leaves each comment whole or gone, and is finished when it is asked for again.
 * @param by who erases; without it, the guest themselves
 * @returns how many comments were erased
 */
export async function eraseGuest({ table, now }: EraseTools, guest: string, by?: Actor): Promise<number> {
  let count = 0;
  for (;;) {
    const partition = keys.commentsOfGuest(guest);
    const { rows } = await table.query({ index: 'byOwner', partition, limit: atOnce });
    if (rows.length === 0) break;
    for (const { id } of rows.map((row) => commentSchema.parse(row))) {
      if (await eraseComment({ table, now }, id, by ?? erasedActor)) count += 1;
    }
  }
  await untilStored(table, async () => ({
    writes: [
      { remove: keys.guestKey(guest) },
      { remove: keys.guestNoteKey(guest) },
      ...(await allSubscriptionRemovals(table, guest)),
    ],
    answer: undefined,
  }));
  return count;
}

async function eraseComment({ table, now }: EraseTools, id: string, actor: Actor): Promise<boolean> {
  return untilStored(table, async () => {
    const before = await readComment(table, id);
    if (!before || before.state === 'purged') return { writes: [] as Write[], answer: false };
    // However many they are, what stands beside the comment goes first; then the comment itself, whole.
    await removeReports(table, id);
    await makeHistoryNameless(table, before);
    const change = acted(before, { action: 'erase', actor, now: now(), changes: purged({ guest: '' }) });
    const writes = [...(await changeWrites(table, change, now())), ...recentRemovals(before)];
    return { writes, answer: true };
  });
}

/** The history of a comment without its author: what they did themselves was done by somebody. */
async function makeHistoryNameless(table: TableClient, { id, guest }: Comment): Promise<void> {
  const partition = keys.commentKey(id).pk;
  const rows = await readAll(table, { partition, ...keys.auditOfComment, isConsistent: true }, (row) => row);
  await transactAll(table, rows.filter(({ actor }) => actor === `guest:${guest}`).map(asNameless));
}

function asNameless(row: Row): Write {
  const { comment, rev } = auditEntrySchema.parse(row);
  return { put: { ...row, ...keys.auditKey(comment, rev), actor: erasedActor } };
}

/** What the logs of the last days say of it. */
const recentRemovals = ({ id, guest, thread, address }: Comment): Write[] => [
  { remove: keys.recentKey('guest', guest, id) },
  { remove: keys.recentKey('thread', thread, id) },
  ...(address ? [{ remove: keys.recentKey('address', address, id) }] : []),
];
