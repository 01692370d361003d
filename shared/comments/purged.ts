import type { Comment } from '../comment.ts';
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
