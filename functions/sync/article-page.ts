import { weighAddress } from '../../shared/articles/address-signs.ts';
import { externalArticleId } from '../../shared/articles/external-id.ts';
import { namesIn } from '../../shared/articles/names-in.ts';
import type { ArticlePage } from '../../shared/articles/page/read.ts';
import type { Told } from '../../shared/articles/sources.ts';
import {
  type ArticleRow,
  articleRow,
  articleWrites,
  isSameRow,
  type PageReading,
  parseArticleRow,
} from '../../shared/sync/article-row.ts';
import { articleKey } from '../../shared/table/keys.ts';
import { followMoves } from '../../shared/table/moved-articles.ts';
import { moveArticle } from '../articles/move.ts';
import { type SettleTools, settleArticle } from '../articles/settle.ts';
import { ownPicture } from './own-picture.ts';
import type { Unfurled } from './unfurl.ts';
import { writeGroups } from './write.ts';

type PageRead = Extract<Unfurled, { page: ArticlePage }>;

/**
 * Stores what the page of an external article says. When its address led to that of another article, as shortened
 * ones do, the two become one.
 * @param reading when it is read next
 * @throws {ConflictError} when somebody else changed the article meanwhile
 */
export async function storePage(
  article: ArticleRow,
  { page, address }: PageRead,
  reading: PageReading,
  tools: SettleTools,
): Promise<void> {
  const to = await articleAt(address, article, tools);
  const told = { ...toldBy(page), ...(page.image && { image: await ownPicture(page.image, to, tools) }) };
  if (to !== article.id) return mergeInto(to, { article, address, told, reading }, tools);
  await settleArticle(article.id, tools, (before) => ({
    reading,
    sources: { ...before?.sources, page: told },
    address,
  }));
}

/** The article that the address is one of; an address that looks like no article's brings none together. */
async function articleAt(address: string, { id }: ArticleRow, { table }: SettleTools): Promise<string> {
  const named = externalArticleId(address);
  if (named === id || weighAddress(new URL(address)) < 0) return id;
  return (await followMoves(table, [named])).get(named) ?? named;
}

async function mergeInto(
  id: string,
  read: { article: ArticleRow; address: string; told: Told; reading: PageReading },
  tools: SettleTools,
): Promise<void> {
  const { article, address, told, reading } = read;
  const stored = await tools.table.get(articleKey(id));
  const before = stored && parseArticleRow(stored);
  const makings = {
    id,
    address: before?.address ?? address,
    sources: before?.sources.own ? before.sources : { ...article.sources, page: told, ...before?.sources },
    shows: [...(before?.shows ?? []), ...article.shows],
    firstDiscussedAt: [before?.firstDiscussedAt, article.firstDiscussedAt]
      .filter((at) => at !== undefined)
      .sort()[0],
    reading: before ? before.reading : reading,
  };
  const after = articleRow(tools.site, makings, before);
  const isNews = !before || !isSameRow(before, after);
  if (isNews) await writeGroups(tools.table, articleWrites(before, after));
  await moveArticle(article.id, before && !isNews ? before : after, tools);
}

const toldBy = ({ title, dek, author, publishedAt, outletName }: ArticlePage): Told => ({
  ...(title && { headline: title }),
  ...(dek && { dek }),
  ...(author && { authors: namesIn(author) }),
  ...(publishedAt && { publishedAt }),
  ...(outletName && { outletName }),
});
