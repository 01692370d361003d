import * as z from 'zod/mini';
import { day, expiresAfter, isLive } from '../comments/tools.ts';
import type { TableClient, Write } from '../table/client.ts';
import * as keys from '../table/keys.ts';

/**
 * An address at which a guest wants to be told of replies. `wanted`: it came with a comment, and nobody was written
 * to yet. `asked`: one mail asked whoever reads it. `confirmed`: they said yes, and replies are mailed there.
 */
export const subscriptionSchema = z.object({
  /** Chance alone; what links in mails are about. */
  id: z.string(),
  guest: z.string(),
  address: z.string(),
  state: z.enum(['wanted', 'asked', 'confirmed']),
  /** When the address was left, ISO 8601 in UTC. */
  since: z.string(),
  /** Seconds since 1970. */
  expiresAt: z.int(),
});
export type Subscription = z.infer<typeof subscriptionSchema>;

/** What its owner gets to see of it. */
export type MailWish = Pick<Subscription, 'address' | 'state' | 'since'>;

/** An address that nobody confirms is soon forgotten; one that somebody did, as long after as a guest's cookie. */
const unconfirmedDays = 30;
const confirmedDays = 400;
export const lastsUntil = (state: Subscription['state'], now: Date): number =>
  expiresAfter(now, (state === 'confirmed' ? confirmedDays : unconfirmedDays) * day);

/** All of a guest: at most one that is confirmed and one that is not. */
export async function readSubscriptions(
  table: Pick<TableClient, 'query'>,
  guest: string,
  now: Date,
): Promise<Subscription[]> {
  const { rows } = await table.query({ ...keys.subscriptionsOf(guest), isConsistent: true });
  return rows.map((row) => subscriptionSchema.parse(row)).filter((row) => isLive(row, now));
}

const subscriberSchema = z.object({ guest: z.string() });

/** The one that a link in a mail is about; `undefined` when it was ended, or has run out. */
export async function findSubscription(
  table: TableClient,
  id: string,
  now: Date,
): Promise<Subscription | undefined> {
  const row = await table.get(keys.subscriberKey(id), { isConsistent: true });
  if (!row) return undefined;
  const { guest } = subscriberSchema.parse(row);
  return (await readSubscriptions(table, guest, now)).find((subscription) => subscription.id === id);
}

/** Stores a subscription, with the row by which links find it. */
export const subscriptionWrites = (after: Subscription, before?: Subscription): Write[] => [
  {
    put: { ...after, ...keys.subscriptionKey(after.guest, after.id) },
    guard: before ? { holds: { state: before.state, expiresAt: before.expiresAt } } : { absent: true },
  },
  {
    put: { guest: after.guest, expiresAt: after.expiresAt, ...keys.subscriberKey(after.id) },
  },
];

/** Forgets every address of a guest, also what has run out and is not gone yet. */
export async function allSubscriptionRemovals(
  table: Pick<TableClient, 'query'>,
  guest: string,
): Promise<Write[]> {
  const { rows } = await table.query({ ...keys.subscriptionsOf(guest), isConsistent: true });
  return rows.map((row) => subscriptionSchema.parse(row)).flatMap(subscriptionRemovals);
}

export const subscriptionRemovals = ({ guest, id }: Pick<Subscription, 'guest' | 'id'>): Write[] => [
  { remove: keys.subscriptionKey(guest, id) },
  { remove: keys.subscriberKey(id) },
];
