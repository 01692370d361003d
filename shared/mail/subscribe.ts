import { randomText } from '../comments/id.ts';
import { untilStored } from '../comments/until-stored.ts';
import type { TableClient, Write } from '../table/client.ts';
import {
  findSubscription,
  lastsUntil,
  readSubscriptions,
  type Subscription,
  subscriptionRemovals,
  subscriptionWrites,
} from './subscription.ts';

/**
 * What an address that comes with a comment adds to the comment's transaction. It is asked by mail when the comment
 * appears, unless it has said yes before; an earlier one that never answered is forgotten.
 */
export async function addressWrites(
  table: TableClient,
  { guest, address }: { guest: string; address: string },
  now: Date,
): Promise<Write[]> {
  const known = await readSubscriptions(table, guest, now);
  const same = known.find((one) => one.address.toLowerCase() === address.toLowerCase());
  const state = same?.state === 'confirmed' ? 'confirmed' : 'wanted';
  const after: Subscription = {
    id: same?.id ?? randomText(26),
    guest,
    address: same?.address ?? address,
    state,
    since: now.toISOString(),
    expiresAt: lastsUntil(state, now),
  };
  const unanswered = known.filter((one) => one !== same && one.state !== 'confirmed');
  return [...subscriptionWrites(after, same), ...unanswered.flatMap(subscriptionRemovals)];
}

/**
 * Confirms that replies are wanted at an address; it takes the place of another that the guest had. Repeated, it
 * changes nothing more.
 * @returns false when there is nothing to confirm any more
 */
export async function confirmSubscription(table: TableClient, id: string, now: Date): Promise<boolean> {
  return untilStored(table, async () => {
    const before = await findSubscription(table, id, now);
    if (!before || before.state === 'confirmed') return { writes: [], answer: before !== undefined };
    const others = (await readSubscriptions(table, before.guest, now)).filter((one) => one.id !== id);
    const after = { ...before, state: 'confirmed', expiresAt: lastsUntil('confirmed', now) } as const;
    return {
      writes: [...subscriptionWrites(after, before), ...others.flatMap(subscriptionRemovals)],
      answer: true,
    };
  });
}

/** Ends mails to an address and forgets it. Repeated, or after it was forgotten, it does nothing. */
export async function endSubscription(table: TableClient, id: string, now: Date): Promise<void> {
  await untilStored(table, async () => {
    const known = await findSubscription(table, id, now);
    return { writes: known ? subscriptionRemovals(known) : [], answer: undefined };
  });
}
