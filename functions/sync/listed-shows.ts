import * as z from 'zod/mini';
import type { Site } from '../../shared/site/schema.ts';
import { listingWrites } from '../../shared/sync/episode-writes.ts';
import { isShown, readLedger } from '../../shared/sync/ledger.ts';
import { linkWrites, readLinks, unlistedWrites } from '../../shared/sync/link-rows.ts';
import { personWrites } from '../../shared/sync/person-writes.ts';
import type { TableClient } from '../../shared/table/client.ts';
import { listedShowsKey } from '../../shared/table/keys.ts';
import { settleLinked } from '../articles/settle-linked.ts';
import { writeGroups } from './write.ts';

type Tools = { table: TableClient; site: Site; now: () => Date };

const listedSchema = z.object({ rev: z.int(), shows: z.array(z.string()) });

/**
 * Takes the episodes of shows that left the configuration out of the lists across shows, of people and of articles,
 * and puts them back when their show returns. Nothing else about them changes: neither their ids nor what a host
 * decided. What is listed is stored last, so that a run cut short does the rest the next time.
 * @returns whether any show left or returned
 * @throws {ConflictError} when somebody else changed one of them meanwhile; nothing is lost by starting over
 */
export async function syncListedShows(tools: Tools): Promise<boolean> {
  const { table, site } = tools;
  const row = await table.get(listedShowsKey);
  const before = row && listedSchema.parse(row);
  const shows = site.shows.map(({ slug }) => slug).sort();
  const gone = before?.shows.filter((show) => !shows.includes(show)) ?? [];
  const returned = shows.filter((show) => !before?.shows.includes(show));
  if (before && gone.length + returned.length === 0) return false;
  for (const show of gone) await list(show, false, tools);
  for (const show of before ? returned : []) await list(show, true, tools);
  await table.transact([
    {
      put: { ...listedShowsKey, rev: (before?.rev ?? 0) + 1, shows },
      guard: before ? { rev: before.rev } : { absent: true },
    },
  ]);
  return before !== undefined;
}

async function list(show: string, isListed: boolean, tools: Tools): Promise<void> {
  const { table, now } = tools;
  const ledger = await readLedger(table, show);
  for (const { id } of ledger) {
    const { links, episode } = await readLinks(table, id);
    if (!episode) continue;
    await writeGroups(table, [
      listingWrites(episode, isListed),
      ...links.map((link) => (isListed ? linkWrites(link, link, episode) : unlistedWrites(link))),
    ]);
    for (const link of links) await settleLinked(link, episode, tools);
  }
  const time = now().toISOString();
  const published = ledger.filter((entry) => isShown(entry, time));
  const people = await personWrites(table, show, isListed ? published : [], ledger);
  await writeGroups(
    table,
    people.map((write) => [write]),
  );
}
