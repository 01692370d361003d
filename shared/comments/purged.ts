import type { Comment } from '../comment.ts';
import { guestSchema } from '../guest.ts';
import { allSubscriptionRemovals } from '../mail/subscription.ts';
import type { TableClient, Write } from '../table/client.ts';
import * as keys from '../table/keys.ts';

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

/** A transaction takes a hundred writes; more reports than this are of no use to anybody. */
const mostReports = 80;

export async function reportRemovals(table: TableClient, id: string): Promise<Write[]> {
  const { pk: partition } = keys.reportKey(id, '');
  const { rows } = await table.query({ partition, from: 'REPORT#', to: 'REPORT#~', limit: mostReports });
  return rows.map((row) => ({ remove: { pk: String(row.pk), sk: String(row.sk) } }));
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
