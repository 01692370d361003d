import {
  type ArticleMakings,
  type ArticleRow,
  articleRow,
  articleWrites,
  isSameRow,
  parseArticleRow,
  showSame,
} from '../../shared/sync/article-row.ts';
import type { EpisodeLinks, FoundLink } from '../../shared/sync/link-plan.ts';
import type { TableClient } from '../../shared/table/client.ts';
import { articleKey } from '../../shared/table/keys.ts';
import { firstReading } from '../articles/first-reading.ts';
import { settleArticle } from '../articles/settle.ts';
import type { LinkTools } from './links.ts';
import { writeGroups } from './write.ts';

type Tools = { table: TableClient; now: () => Date; links: LinkTools };

/** The articles that a plan cites, as they are now, and those that are shown otherwise than before. */
export type Cited = { articles: Map<string, ArticleRow>; changed: string[] };

/**
 * Stores the articles that episodes cite: new ones with what the notes say of them, known ones with the shows that
 * discuss them. What is known from elsewhere stays. What only hidden episodes cite is known, and not stored.
 */
export async function storeCited(
  plan: EpisodeLinks[],
  { table, now, links: { site } }: Tools,
): Promise<Cited> {
  const ids = [...new Set(plan.flatMap(({ found }) => found.map(({ article }) => article)))];
  const rows = (await table.getMany(ids.map(articleKey))).map(parseArticleRow);
  const stored = new Map(rows.map((row) => [row.id, row]));
  const articles = new Map(stored);
  const shown = new Set<string>();
  const isHidden = ({ episode }: EpisodeLinks) => episode.isHidden === true;
  for (const links of [...plan.filter((one) => !isHidden(one)), ...plan.filter(isHidden)]) {
    for (const link of links.found) {
      const before = articles.get(link.article);
      if (isHidden(links) && before) continue;
      if (!isHidden(links)) shown.add(link.article);
      const row = articleRow(site, cited(link, links, before, now()), stored.get(link.article));
      articles.set(link.article, row);
    }
  }
  const written = [...articles.values()].filter((row) => {
    const before = stored.get(row.id);
    return before ? !isSameRow(row, before) : shown.has(row.id);
  });
  const isShownNew = (row: ArticleRow) => {
    const before = stored.get(row.id);
    return before !== undefined && !showSame(before, row);
  };
  const changed = written.filter(isShownNew);
  for (const { id, sources } of changed) await settleArticle(id, { table, site }, () => ({ sources }));
  await writeGroups(
    table,
    written.filter((row) => !changed.includes(row)).flatMap((row) => articleWrites(stored.get(row.id), row)),
  );
  return { articles, changed: changed.map(({ id }) => id) };
}

function cited(
  { article, address, headline, outlet }: FoundLink,
  { episode }: EpisodeLinks,
  before: ArticleRow | undefined,
  now: Date,
): ArticleMakings {
  const { sources = {}, shows = [], firstDiscussedAt = episode.publishedAt } = before ?? {};
  const isTheirs = !sources.own && (sources.notes?.episode ?? episode.id) === episode.id;
  const notes = { episode: episode.id, ...(headline && { headline }), ...(outlet && { outlet }) };
  return {
    id: article,
    address: before?.address ?? address,
    sources: isTheirs ? { ...sources, notes } : sources,
    shows: [...shows, episode.show],
    firstDiscussedAt: [firstDiscussedAt, episode.publishedAt].sort()[0],
    reading: before ? before.reading : firstReading(address, now),
  };
}
