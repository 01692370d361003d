import type { Site } from '../../shared/site/schema.ts';
import { readCompanions } from '../../shared/sync/companion.ts';
import { type LedgerEntry, readLedger } from '../../shared/sync/ledger.ts';
import { readLinkLedger, readLinks } from '../../shared/sync/link-rows.ts';
import { personWrites } from '../../shared/sync/person-writes.ts';
import type { Key, TableClient, Write } from '../../shared/table/client.ts';
import * as keys from '../../shared/table/keys.ts';
import { settleArticle } from '../articles/settle.ts';
import { writeGroups } from './write.ts';

/**
 * Takes a show's episodes out of the table: only sample episodes ever leave, when their show gets a real
 * feed. Links and people first, while the ledgers still say what was discussed and who was heard; a run cut short is
 * started again.
 */
export async function clearShow(table: TableClient, show: string, site?: Site): Promise<void> {
  const ledger = await readLedger(table, show);
  if (site) await clearLinks(table, show, site);
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

async function clearLinks(table: TableClient, show: string, site: Site): Promise<void> {
  for (const { id, articles } of await readLinkLedger(table, show)) {
    const { links } = await readLinks(table, id);
    await writeGroups(table, [
      ...links.map(({ article, listedAt }): Write[] => [
        { remove: keys.articleLinkKey(id, article) },
        ...(listedAt ? [{ remove: keys.discussionKey(article, listedAt, id) }] : []),
      ]),
      [{ remove: keys.seeAlsoKey(id) }],
    ]);
    const cited = new Set([...articles, ...links.map(({ article }) => article)]);
    for (const article of cited) await settleArticle(article, { table, site });
    await table.transact([{ remove: keys.linkLedgerKey(show, id) }]);
  }
}

const rowsOf = (show: string, { id, people, publishedAt }: LedgerEntry): Key[] => [
  keys.episodeKey(id),
  keys.notesKey(id),
  keys.chaptersKey(id),
  keys.transcriptSummaryKey(id),
  keys.transcriptKey(id),
  keys.correctionsKey(id),
  ...[...new Set(people.map(({ slug }) => slug))].map((slug) => keys.appearanceKey(slug, publishedAt, id)),
  keys.ledgerKey(show, id),
];
