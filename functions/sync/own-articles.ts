import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { type OwnArticle, ownArticleSchema } from '../../shared/article.ts';
import { canonicalAddress } from '../../shared/articles/address.ts';
import { externalArticleId } from '../../shared/articles/external-id.ts';
import { addressesOfOwn } from '../../shared/articles/sources.ts';
import type { Site } from '../../shared/site/schema.ts';
import {
  type ArticleRow,
  articleRow,
  articleWrites,
  isSameRow,
  parseArticleRow,
} from '../../shared/sync/article-row.ts';
import type { TableClient } from '../../shared/table/client.ts';
import { movedArticleKey, ownArticles } from '../../shared/table/keys.ts';
import { readAll } from '../../shared/table/pages.ts';
import { moveArticle, movedWrite } from '../articles/move.ts';
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
  site: Pick<Site, 'people' | 'outlets' | 'url'>,
  articles: OwnArticle[],
): Promise<ArticlesReport> {
  const stored = await readStoredArticles(table);
  const known = new Map(stored.map((row) => [row.id, row]));
  const slugs = new Set(articles.map((article) => article.slug));
  const rows = articles.map((own) => rowOf(site, own, known.get(own.slug)));
  const written = rows.filter((row) => isNews(row, known.get(row.id)));
  const removed = stored.filter((row) => !slugs.has(row.id));
  const former = [...removed, ...written.flatMap((row) => known.get(row.id) ?? [])];
  const freed = former
    .flatMap((row) => idsElsewhere(site, row))
    .map((id) => [{ remove: movedArticleKey(id) }]);
  const taken = written.flatMap((row) => idsElsewhere(site, row).map((id) => ({ id, row })));
  await writeGroups(table, freed);
  await writeGroups(table, [
    ...taken.map(({ id, row }) => [movedWrite(id, row.id)]),
    ...written.flatMap((row) => articleWrites(known.get(row.id), row)),
    ...removed.flatMap((row) => articleWrites(row, undefined)),
  ]);
  for (const { id, row } of taken) await moveArticle(id, row, { table, site });
  return { articles: articles.length, written: written.length, removed: removed.length };
}

/** The own articles that the table holds: one Query. */
export const readStoredArticles = (table: TableClient): Promise<ArticleRow[]> =>
  readAll(table, { index: 'byTime', partition: ownArticles }, parseArticleRow);

/** The ids of external articles whose addresses are those of an own one: what they were goes to it. */
const idsElsewhere = (site: Pick<Site, 'url'>, { sources: { own } }: ArticleRow): string[] =>
  (own ? addressesOfOwn(site, own) : []).map((address) =>
    externalArticleId(canonicalAddress(address) ?? address),
  );

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
