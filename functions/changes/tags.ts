import * as z from 'zod/mini';
import { articleSchema } from '../../shared/article.ts';
import type { Row } from '../../shared/table/client.ts';
import * as keys from '../../shared/table/keys.ts';
import { appearedTags } from './upcoming.ts';

/** A row before and after one change: the one is absent when it was made, the other when it was removed. */
export type RowChange = { pk: string; sk: string; before?: Row | undefined; after?: Row | undefined };

/** What the rows of a partition mean to the edge; `owner` is what stands behind the partition's name. */
type Rule = { partition: string; tags(owner: string, change: RowChange): string[] };

const rules: Rule[] = [
  { partition: keys.episodeKey('').pk, tags: tagsOfEpisode },
  { partition: keys.personKey('').pk, tags: tagsOfPerson },
  { partition: keys.showKey('').pk, tags: (slug) => [`show:${slug}`] },
  { partition: keys.feedStateKey('').pk, tags: tagsOfFeed },
  { partition: keys.articleKey('').pk, tags: tagsOfArticle },
  { partition: keys.upcomingKey.pk, tags: (_, { before, after }) => appearedTags(before, after) },
  { partition: keys.searchStateKey(0).pk, tags: tagsOfSearch },
  { partition: keys.threadKey('').pk, tags: (thread) => [`thread:${thread}`] },
  // What was held back, when it is taken from the list.
  { partition: keys.dueKey('').pk, tags: (_, { sk, after }) => (after ? [] : [sk]) },
];

/** How the partitions begin whose changes are seen on pages or in the API; the others need not be looked at. */
export const watchedPartitions: string[] = rules.map(({ partition }) => partition);

/**
 * The cache tags of every page and answer that shows the changed row.
 * @throws {Error} when the row is not what the table holds under its key
 * @example tagsOf({ pk: 'EPISODE#k3x9q2mfab', sk: 'NOTES' }) // ['episode:k3x9q2mfab']
 */
export function tagsOf(change: RowChange): string[] {
  const rule = rules.find(({ partition }) => change.pk.startsWith(partition));
  return rule ? [...new Set(rule.tags(change.pk.slice(rule.partition.length), change))] : [];
}

const placeSchema = z.object({ show: z.string(), timePk: z.optional(z.string()) });

/** Notes, chapters and transcripts are on the episode's own pages alone; the episode itself is in lists, too. */
function tagsOfEpisode(id: string, { sk, before, after }: RowChange): string[] {
  const places = sk === keys.episodeKey(id).sk ? [before, after].filter((row) => row !== undefined) : [];
  return [
    `episode:${id}`,
    ...places.flatMap((row) => {
      const { show, timePk } = placeSchema.parse(row);
      return [`show:${show}`, ...(timePk ? ['latest'] : [])];
    }),
  ];
}

/**
 * An article is in lists and on its own page, and with its authors; an episode under it is on its own page alone.
 * That its page was read again and says the same changes nothing that is shown.
 */
function tagsOfArticle(id: string, { sk, before, after }: RowChange): string[] {
  if (sk !== keys.articleKey(id).sk) return [`article:${id}`];
  const rows = [before, after].filter((row) => row !== undefined).map((row) => shownSchema.parse(row));
  const [one, other] = rows.map((row) => JSON.stringify(row));
  if (one === other) return [];
  const authors = rows.flatMap((row) => row.authors.map(({ slug }) => `person:${slug}`));
  return ['articles', `article:${id}`, ...authors];
}

/** The shows that discuss it decide in which lists it stands. */
const shownSchema = z.extend(articleSchema, { shows: z.array(z.string()) });

/** Their appearances are rows of their own, which the list of people does not show. */
function tagsOfPerson(slug: string, { sk }: RowChange): string[] {
  return sk === keys.personKey(slug).sk ? [`person:${slug}`, 'people'] : [`person:${slug}`];
}

const healthSchema = z.object({
  failures: z.number(),
  failure: z.optional(z.string()),
  problemCount: z.number(),
  companions: z.optional(z.object({ problems: z.number() })),
});

/** Every run notes when it read the feed: a request to the edge for each would cost more than the rest of the site. */
function tagsOfFeed(slug: string, { sk, before, after }: RowChange): string[] {
  const isSame = sk === keys.feedStateKey(slug).sk && before && after && healthOf(before) === healthOf(after);
  return isSame ? [] : [`feed:${slug}`];
}

function healthOf(row: Row): string {
  const { failures, failure, problemCount, companions } = healthSchema.parse(row);
  return JSON.stringify([failures > 0, failure, problemCount, companions?.problems]);
}

function tagsOfSearch(_: string, { before, after }: RowChange): string[] {
  return before?.changedAt === after?.changedAt ? [] : ['search'];
}
