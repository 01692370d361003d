import type { Comment } from '../comment.ts';
import { guestSchema } from '../guest.ts';
import { allSubscriptionRemovals } from '../mail/subscription.ts';
import { type TableClient, transactionLimit, type Write } from '../table/client.ts';
import * as keys from '../table/keys.ts';
import { readAll } from '../table/pages.ts';
import { untilStored } from './until-stored.ts';

/** What a purged comment keeps: where it stood, so that replies have a place. */
export const purged = ({ guest }: Pick<Comment, 'guest'>): Partial<Comment> => ({
  state: 'purged',
  guest,
  name: '',
  body: '',
  reasons: [],
  second: undefined,
  address: undefined,
});

/**
 * Takes away what reporters wrote about a comment that is about to be purged, however many they were: more than fit
 * into the transaction that does it. A report that comes meanwhile changes the comment, and it is planned again.
 */
export async function removeReports(table: TableClient, id: string): Promise<void> {
  const { pk: partition } = keys.reportKey(id, '');
  const bounds = { from: 'REPORT#', to: 'REPORT#~', isConsistent: true };
  const all = await readAll(
    table,
    { partition, ...bounds },
    ({ pk, sk }): Write => ({
      remove: { pk: String(pk), sk: String(sk) },
    }),
  );
  await transactAll(table, all);
}

/** Writes that need not be stored together. */
export async function transactAll(table: TableClient, writes: Write[]): Promise<void> {
  for (let at = 0; at < writes.length; at += transactionLimit) {
    const some = writes.slice(at, at + transactionLimit);
    await untilStored(table, async () => ({ writes: some, answer: undefined }));
  }
}

/** With the last comment of a guest goes the address at which they wanted to be told of replies. */
export async function addressRemovals(
  table: TableClient,
  { guest }: Pick<Comment, 'guest'>,
): Promise<Write[]> {
  const row = guest ? await table.get(keys.guestKey(guest), { isConsistent: true }) : undefined;
  if (!row) return [];
  const { published, pending, spam, rejected, deleted } = guestSchema.parse(row);
  return published + pending + spam + rejected + deleted > 1 ? [] : allSubscriptionRemovals(table, guest);
}
