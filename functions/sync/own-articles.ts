import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { type Article, articleSchema } from '../../shared/article.ts';
import type { Row, TableClient, Write } from '../../shared/table/client.ts';
import { allArticles, articleKey, moment } from '../../shared/table/keys.ts';
import { readAll } from '../../shared/table/pages.ts';
import { writeGroups } from './write.ts';

/** The built site publishes its articles as a JSON Feed (version 1.1) with an `_article` on each item. */
const ownFeedSchema = z.object({ items: z.array(z.object({ _article: articleSchema })) });

export type ArticlesReport = { articles: number; written: number; removed: number };

/**
 * Brings the table's list of own articles in line with the built site: the Markdown is the truth, so an
 * article whose file is gone leaves the lists.
 * @param ownFiles the folder of the built site's files
 */
export async function syncOwnArticles(table: TableClient, ownFiles: string): Promise<ArticlesReport> {
  const feed: unknown = JSON.parse(await readFile(join(ownFiles, 'articles/feed.json'), 'utf8'));
  const articles = ownFeedSchema.parse(feed).items.map((item) => item._article);
  const stored = await readAll(table, { index: 'byTime', partition: allArticles }, (row: Row) =>
    articleSchema.parse(row),
  );
  const known = new Map(stored.map((article) => [article.slug, JSON.stringify(article)]));
  const slugs = new Set(articles.map((article) => article.slug));

  const written = articles.filter(
    (article) => known.get(article.slug) !== JSON.stringify(articleSchema.parse(article)),
  );
  const removed = stored.filter((article) => !slugs.has(article.slug));
  await writeGroups(table, [
    ...written.map((article): Write[] => [{ put: articleRow(article) }]),
    ...removed.map((article): Write[] => [{ remove: articleKey(article.slug) }]),
  ]);
  return { articles: articles.length, written: written.length, removed: removed.length };
}

const articleRow = (article: Article) => ({
  ...article,
  ...articleKey(article.slug),
  timePk: allArticles,
  timeSk: moment(article.publishedAt, article.slug),
});
