import * as z from 'zod/mini';
import { episodeSchema } from '../../shared/episode.ts';
import type { Row, TableClient } from '../../shared/table/client.ts';
import { after, allEpisodes, ownArticles, upcomingKey } from '../../shared/table/keys.ts';

/** What is dated in the future, soonest first, and the cache tags of the pages that it will be on. */
const upcomingSchema = z.object({
  items: z.array(z.object({ publishedAt: z.string(), tags: z.array(z.string()) })),
});
type Upcoming = z.infer<typeof upcomingSchema>['items'];

/** Of episodes and of articles; more are noted when the first of them have appeared. */
const mostNoted = 50;

/**
 * Notes what is dated later than a run began. When the time of something noted has come it leaves the row, and
 * that change tells the edge: the episode itself changes nothing at that moment. Costs a Get and two Queries, and
 * a write only when something comes or goes.
 * @param startedAt when the run began, so that nothing falls between its first write and this note
 * @returns how many appeared since they were noted
 */
export async function noteUpcoming(table: TableClient, startedAt: Date): Promise<number> {
  const now = startedAt.toISOString();
  const [row, episodes, articles] = await Promise.all([
    table.get(upcomingKey),
    comingIn(table, allEpisodes, now),
    comingIn(table, ownArticles, now),
  ]);
  const noted = itemsOf(row);
  const items = [
    ...episodes.map((episode) => ({
      publishedAt: String(episode.publishedAt),
      tags: tagsOfEpisode(episode),
    })),
    ...articles.map(({ publishedAt, id }) => ({
      publishedAt: String(publishedAt),
      tags: ['articles', `article:${id}`],
    })),
  ];
  if (JSON.stringify(items) !== JSON.stringify(noted)) {
    await table.transact([{ put: { ...upcomingKey, items } }]);
  }
  return noted.filter(({ publishedAt }) => publishedAt <= now).length;
}

/** The tags of what was noted before a change of the row and is not any more. */
export function appearedTags(before: Row | undefined, after: Row | undefined): string[] {
  const kept = new Set(itemsOf(after).map((item) => JSON.stringify(item)));
  return itemsOf(before).flatMap((item) => (kept.has(JSON.stringify(item)) ? [] : item.tags));
}

const itemsOf = (row: Row | undefined): Upcoming => (row ? upcomingSchema.parse(row).items : []);

async function comingIn(table: TableClient, partition: string, now: string): Promise<Row[]> {
  const { rows } = await table.query({ index: 'byTime', partition, ...after(now), limit: mostNoted });
  return rows;
}

function tagsOfEpisode(row: Row): string[] {
  const { id, show, people } = episodeSchema.parse(row);
  return [`episode:${id}`, `show:${show}`, 'latest', ...new Set(people.map(({ slug }) => `person:${slug}`))];
}
