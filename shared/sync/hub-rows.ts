import { isConflict, type TableClient } from '../table/client.ts';
import { hubKey } from '../table/keys.ts';
import { type HubSubscription, hubSubscriptionSchema } from './hub-subscription.ts';

/** Days after which a subscription that nobody renews leaves the table. */
const keptDays = 60;

/** What is known of the hub of a show's feed. */
export async function readHubSubscription(
  table: Pick<TableClient, 'get'>,
  show: string,
): Promise<HubSubscription | undefined> {
  const row = await table.get(hubKey(show), { isConsistent: true });
  return row && hubSubscriptionSchema.parse(row);
}

/**
 * Stores the next state of a subscription over the one it was made from.
 * @returns the stored one, or `undefined` when somebody else was first, who knows no less
 */
export async function storeHubSubscription(
  table: Pick<TableClient, 'transact'>,
  before: HubSubscription | undefined,
  next: Omit<HubSubscription, 'rev'>,
): Promise<HubSubscription | undefined> {
  const stored = { ...next, rev: (before?.rev ?? 0) + 1 };
  const expiresAt = Math.floor(Date.parse(next.askedAt) / 1000) + keptDays * 86_400;
  try {
    await table.transact([
      {
        put: { ...stored, ...hubKey(next.show), expiresAt },
        guard: before ? { rev: before.rev } : { absent: true },
      },
    ]);
    return stored;
  } catch (error) {
    if (isConflict(error)) return undefined;
    throw error;
  }
}
