import { articleSchema } from '../../shared/article.ts';
import { storedLinkSchema } from '../../shared/article-link.ts';
import { episodeSchema } from '../../shared/episode.ts';
import type { Site } from '../../shared/site/schema.ts';
import {
  type ArticleMakings,
  type ArticleRow,
  articleRow,
  articleWrites,
  isSameRow,
  parseArticleRow,
  showSame,
} from '../../shared/sync/article-row.ts';
import type { Row, TableClient, Write } from '../../shared/table/client.ts';
import { articleKey, articleLinkKey } from '../../shared/table/keys.ts';
import { readAll } from '../../shared/table/pages.ts';
import { writeGroups } from '../sync/write.ts';

export type SettleTools = { table: TableClient; site: Pick<Site, 'people' | 'outlets'> };

/** What changes about an article: its sources, where it is read, when its page is read next. */
export type ArticleChange = (
  before: ArticleRow | undefined,
) => Partial<Pick<ArticleMakings, 'sources' | 'reading' | 'address'>>;

const nothing: ArticleChange = () => ({});

/**
 * Brings an article in line with what is known of it and with the episodes that discuss it, wherever it is shown:
 * in the lists of episodes first, its own row last, so that a run cut short does it again. An external article that
 * neither an episode nor a feed nor a host names any more goes.
 * @returns whether anything changed
 * @throws {ConflictError} when somebody else changed it meanwhile; nothing is lost by starting over
 */
export async function settleArticle(
  id: string,
  { table, site }: SettleTools,
  change = nothing,
): Promise<boolean> {
  const rows = await readAll(table, { partition: articleKey(id).pk }, (row: Row) => row);
  const stored = rows.find(({ sk }) => sk === articleKey(id).sk);
  const before = stored && parseArticleRow(stored);
  const episodes = rows.filter(isDiscussion).map((row) => episodeSchema.parse(row));
  const makings: ArticleMakings = {
    id,
    address: before?.address,
    sources: before?.sources ?? {},
    reading: before?.reading,
    ...change(before),
    shows: episodes.map(({ show }) => show),
    firstDiscussedAt: episodes.map(({ publishedAt }) => publishedAt).sort()[0],
  };
  const { own, host, feed } = makings.sources;
  if (episodes.length === 0 && !own && !host && !feed) {
    await writeGroups(table, articleWrites(before, undefined));
    return before !== undefined;
  }
  // Nothing can be shown of an article whose address nobody knows.
  if (!own && !makings.address) return false;
  const after = articleRow(site, makings, before);
  const ids = episodes.map((episode) => episode.id);
  const links = await outdatedLinks(table, after, ids);
  const isNews = !before || !isSameRow(before, after);
  await writeGroups(table, [...links, ...(isNews ? articleWrites(before, after) : [])]);
  return isNews || links.length > 0;
}

const isDiscussion = ({ sk }: Row): boolean => String(sk).startsWith('EPISODE#');

/** The links of episodes that show the article otherwise than it is now. */
async function outdatedLinks(
  table: TableClient,
  article: ArticleRow,
  episodes: string[],
): Promise<Write[][]> {
  const rows = await table.getMany(episodes.map((episode) => articleLinkKey(episode, article.id)));
  return rows
    .map((row) => storedLinkSchema.parse(row))
    .filter(({ facts }) => !showSame(facts, article))
    .map((link) => {
      const next = { ...link, facts: articleSchema.parse(article), rev: link.rev + 1 };
      return [{ put: { ...next, ...articleLinkKey(link.episode, link.article) }, guard: { rev: link.rev } }];
    });
}
