import { setTimeout as wait } from 'node:timers/promises';
import { type Actor, auditEntrySchema, type Comment, commentSchema } from '../comment.ts';
import { guestSchema } from '../guest.ts';
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
/** How often comments are looked for that the counts know of and the list does not show yet. */
const mostLooks = 6;
const pauseMs = 100;

/**
 * Takes every word and name of a guest out of the site: each comment in a transaction of its own, what is known of
 * the guest last. Where others answered, a place without words stays; histories keep what was done, and not by whom.
 * Cut short, it leaves each comment whole or gone, and is finished when it is asked for again.
 * @param by who erases; without it, the guest themselves
 * @returns how many comments were erased
 */
export async function eraseGuest(tools: EraseTools, guest: string, by?: Actor): Promise<number> {
  let count = 0;
  for (let look = 1; ; look += 1) {
    count += await eraseComments(tools, guest, by ?? erasedActor);
    if (await forgetGuest(tools.table, guest, look === mostLooks)) return count;
    await wait(look * pauseMs);
  }
}

/** Those that the guest's list shows, which on AWS lags behind. */
async function eraseComments({ table, now }: EraseTools, guest: string, actor: Actor): Promise<number> {
  const partition = keys.commentsOfGuest(guest);
  let count = 0;
  for (;;) {
    const { rows } = await table.query({ index: 'byOwner', partition, limit: atOnce });
    if (rows.length === 0) return count;
    for (const { id } of rows.map((row) => commentSchema.parse(row))) {
      if (await eraseComment({ table, now }, id, actor)) count += 1;
    }
  }
}

/**
 * Takes away what is known of a guest, unless the counts say that comments are left, such as one that was posted
 * meanwhile. The counts are guarded, so that none that follows is lost with them.
 * @param whatever takes it away though the counts say so, as counts that drifted would for ever
 */
async function forgetGuest(table: TableClient, guest: string, whatever: boolean): Promise<boolean> {
  return untilStored(table, async () => {
    const key = keys.guestKey(guest);
    const row = await table.get(key, { isConsistent: true });
    const counts = row && guestSchema.parse(row);
    const left = counted.reduce((sum, state) => sum + (counts?.[state] ?? 0), 0);
    if (left > 0 && !whatever) return { writes: [], answer: false };
    const asRead = Object.fromEntries(counted.map((state) => [state, numberOf(row?.[state])]));
    return {
      writes: [
        { remove: key, guard: { holds: asRead } },
        { remove: keys.guestNoteKey(guest) },
        ...(await allSubscriptionRemovals(table, guest)),
      ],
      answer: true,
    };
  });
}

const counted = ['published', 'pending', 'spam', 'rejected', 'deleted'] as const;
const numberOf = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

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
