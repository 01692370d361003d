import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { type OwnArticle, ownArticleSchema } from '../../shared/article.ts';
import type { Site } from '../../shared/site/schema.ts';
import {
  type ArticleRow,
  articleRow,
  articleWrites,
  isSameRow,
  parseArticleRow,
} from '../../shared/sync/article-row.ts';
import type { TableClient } from '../../shared/table/client.ts';
import { ownArticles } from '../../shared/table/keys.ts';
import { readAll } from '../../shared/table/pages.ts';
import { writeGroups } from './write.ts';

/** What the built site says of its own articles. */
const ownFileSchema = z.object({ articles: z.array(ownArticleSchema) });

export type ArticlesReport = { articles: number; written: number; removed: number };

/**
 * The own articles of the built site.
 * @param ownFiles the folder of its files
 */
export async function readOwnArticles(ownFiles: string): Promise<OwnArticle[]> {
  const file: unknown = JSON.parse(await readFile(join(ownFiles, 'articles/own.json'), 'utf8'));
  return ownFileSchema.parse(file).articles;
}

/**
 * Brings the table's list of own articles in line with the built site: the Markdown is the truth, so an
 * article whose file is gone leaves the lists.
 */
export async function syncOwnArticles(
  table: TableClient,
  site: Pick<Site, 'people' | 'outlets'>,
  articles: OwnArticle[],
): Promise<ArticlesReport> {
  const stored = await readStoredArticles(table);
  const known = new Map(stored.map((row) => [row.id, row]));
  const slugs = new Set(articles.map((article) => article.slug));
  const rows = articles.map((own) => rowOf(site, own, known.get(own.slug)));
  const written = rows.filter((row) => isNews(row, known.get(row.id)));
  const removed = stored.filter((row) => !slugs.has(row.id));
  await writeGroups(table, [
    ...written.flatMap((row) => articleWrites(known.get(row.id), row)),
    ...removed.flatMap((row) => articleWrites(row, undefined)),
  ]);
  return { articles: articles.length, written: written.length, removed: removed.length };
}

/** The own articles that the table holds: one Query. */
export const readStoredArticles = (table: TableClient): Promise<ArticleRow[]> =>
  readAll(table, { index: 'byTime', partition: ownArticles }, parseArticleRow);

const rowOf = (site: Pick<Site, 'people' | 'outlets'>, own: OwnArticle, before: ArticleRow | undefined) =>
  articleRow(
    site,
    {
      id: own.slug,
      address: undefined,
      sources: { own },
      shows: before?.shows ?? [],
      firstDiscussedAt: before?.firstDiscussedAt,
      reading: undefined,
    },
    before,
  );

const isNews = (row: ArticleRow, before: ArticleRow | undefined): boolean =>
  !before || !isSameRow(row, before);
