import { readCompanions } from '../../shared/sync/companion.ts';
import { type LedgerEntry, readLedger } from '../../shared/sync/ledger.ts';
import { personWrites } from '../../shared/sync/person-writes.ts';
import type { Key, TableClient, Write } from '../../shared/table/client.ts';
import * as keys from '../../shared/table/keys.ts';
import { writeGroups } from './write.ts';

/**
 * Takes a show's episodes out of the table: only sample episodes ever leave, when their show gets a real
 * feed. People first, while the ledger still says who was heard; a run cut short is started again.
 */
export async function clearShow(table: TableClient, show: string): Promise<void> {
  const ledger = await readLedger(table, show);
  const companions = await readCompanions(table, show);
  const people = await personWrites(table, show, [], ledger);
  await writeGroups(
    table,
    people.map((write) => [write]),
  );
  await writeGroups(table, [
    ...companions.map(({ id, kind }): Write[] => [{ remove: keys.companionKey(show, id, kind) }]),
    ...ledger.map((entry) => rowsOf(show, entry).map((remove): Write => ({ remove }))),
  ]);
}

const rowsOf = (show: string, { id, people, publishedAt }: LedgerEntry): Key[] => [
  keys.episodeKey(id),
  keys.notesKey(id),
  keys.chaptersKey(id),
  keys.transcriptSummaryKey(id),
  keys.transcriptKey(id),
  ...[...new Set(people.map(({ slug }) => slug))].map((slug) => keys.appearanceKey(slug, publishedAt, id)),
  keys.ledgerKey(show, id),
];
