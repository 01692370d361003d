import { syncFeed } from '../../functions/sync/feed.ts';
import { jobOfShow } from '../../functions/sync/job.ts';
import { type StoredEpisode, storedEpisodeSchema } from '../../shared/episode.ts';
import { episodeKey } from '../../shared/table/keys.ts';
import { feedOf, item, syncToolsOf, type TestItem } from './feeds.ts';
import type { HostTest } from './host.ts';

/** An episode with all that a host can correct: what most tests of such corrections are about. */
export const harbour: TestItem = {
  guid: 'one',
  title: 'The harbour',
  date: new Date('2026-11-20T10:00:00Z'),
  season: 2,
  extra: '<itunes:episode>12</itunes:episode><podcast:person role="guest">Ann Pilot</podcast:person>',
};

/** The episode after it. */
export const lighthouse: TestItem = {
  guid: 'two',
  title: 'The lighthouse',
  date: new Date('2026-11-21T10:00:00Z'),
};

/** Reads a feed of these items, with the links in their notes. */
export const syncItems = ({ site, table, clock }: HostTest, items: TestItem[]) =>
  syncFeed(jobOfShow(site, site.shows[0]), {
    ...syncToolsOf(table, feedOf(items.map(item)), clock.now),
    links: { site, own: [] },
  });

/** The id of the episode that readers see under a title. */
export async function idOf({ reader }: HostTest, title: string): Promise<string> {
  const { items } = await reader.latest({ limit: 10 });
  return items.find((episode) => episode.title === title)?.id ?? '';
}

/** An episode as the table holds it. */
export const storedEpisode = async ({ table }: HostTest, id: string): Promise<StoredEpisode> =>
  storedEpisodeSchema.parse(await table.get(episodeKey(id)));
