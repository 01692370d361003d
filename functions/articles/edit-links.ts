import { articleSchema } from '../../shared/article.ts';
import { type LinkDecision, linkedArticles, type StoredLink } from '../../shared/article-link.ts';
import { addressKey, canonicalAddress } from '../../shared/articles/address.ts';
import { externalArticleId } from '../../shared/articles/external-id.ts';
import type { Told } from '../../shared/articles/sources.ts';
import type { Episode } from '../../shared/episode.ts';
import { badRequest, notFound } from '../../shared/problem.ts';
import type { Site } from '../../shared/site/schema.ts';
import {
  type ArticleRow,
  articleRow,
  articleWrites,
  parseArticleRow,
} from '../../shared/sync/article-row.ts';
import { chapterSecond, linkWrites, readLinks } from '../../shared/sync/link-rows.ts';
import { articleKey } from '../../shared/table/keys.ts';
import { followMoves } from '../../shared/table/moved-articles.ts';
import { readStoredArticles } from '../sync/own-articles.ts';
import { writeGroups } from '../sync/write.ts';
import { firstReading } from './first-reading.ts';
import { ownByAddress } from './own-addresses.ts';
import { type SettleTools, settleArticle } from './settle.ts';

/** What a host's edits of links are made with. Each throws a `ConflictError` when somebody else was faster. */
export type EditTools = SettleTools & { site: Pick<Site, 'url'>; now: () => Date };
type LinkName = { episode: string; article: string };

/**
 * Ties an article to an episode by its address, wherever the notes name it or not.
 * @returns the id of the article
 * @throws {ProblemError} 400 when it is no address of the web, 404 when there is no such episode
 */
export async function addLink(
  tools: EditTools,
  { episode: id, address, second }: { episode: string; address: string; second?: number | undefined },
): Promise<string> {
  const canonical = canonicalAddress(address);
  if (!canonical) throw badRequest('bad-address', 'This is no address of the web.');
  const { links, chapters, episode } = await readLinks(tools.table, id);
  if (!episode) throw notFound('episode');
  const own = ownByAddress(tools.site, await readStoredArticles(tools.table));
  const named = own.get(addressKey(canonical)) ?? externalArticleId(canonical);
  const article = (await followMoves(tools.table, [named])).get(named) ?? named;
  const row = await citedRow(tools, article, canonical, episode);
  const known = links.find((link) => link.article === article);
  const next = {
    episode: id,
    article,
    found: known?.found,
    chapterSecond: chapterSecond(chapters, canonical),
    decision: { ...known?.decision, isLinked: true, ...(second !== undefined && { second }) },
    facts: articleSchema.parse(row.after),
  };
  await writeGroups(tools.table, [...articleWrites(row.before, row.after), linkWrites(known, next, episode)]);
  return article;
}

/** Takes an article from an episode; what the notes say does not bring it back. */
export const removeLink = (tools: EditTools, link: LinkName): Promise<void> =>
  decide(tools, link, (decision) => ({ ...decision, isLinked: false }));

/** Leaves a link to the notes again: what a host decided about it is forgotten. */
export const restoreLink = (tools: EditTools, link: LinkName): Promise<void> =>
  decide(tools, link, () => undefined);

/** Says at which second an article is discussed; `null`: at none, whatever is found. */
export const setMoment = (
  tools: EditTools,
  { second, ...link }: LinkName & { second: number | null },
): Promise<void> => decide(tools, link, (decision) => ({ ...decision, second }));

/** Puts the articles of an episode into an order; those that are not named follow. */
export async function reorderLinks(
  tools: EditTools,
  { episode: id, articles }: { episode: string; articles: string[] },
): Promise<void> {
  const { links, episode } = await readLinks(tools.table, id);
  if (!episode) throw notFound('episode');
  const rest = linkedArticles(links).map(({ article }) => article.id);
  const order = [...new Set([...articles, ...rest])];
  await writeGroups(
    tools.table,
    links.map((link) => {
      const position = order.indexOf(link.article);
      const decision = position === -1 ? link.decision : { ...link.decision, position };
      return linkWrites(link, { ...link, decision }, episode);
    }),
  );
}

/** Says what an article's headline, dek, authors or date are; it wins over the outlet's own words. */
export async function editArticle(tools: EditTools, id: string, host: Told): Promise<void> {
  if (!(await tools.table.get(articleKey(id)))) throw notFound('article');
  await settleArticle(id, tools, (before) => ({ sources: { ...before?.sources, host } }));
}

async function decide(
  tools: EditTools,
  { episode: id, article }: LinkName,
  change: (before: LinkDecision | undefined) => LinkDecision | undefined,
): Promise<void> {
  const { links, episode } = await readLinks(tools.table, id);
  const link = links.find((candidate) => candidate.article === article);
  if (!episode || !link) throw notFound('link');
  const next: StoredLink = { ...link, decision: change(link.decision) };
  await writeGroups(tools.table, [linkWrites(link, next, episode)]);
  const { address, headline } = link.facts;
  await settleArticle(article, tools, (before) =>
    before ? {} : { address, sources: { notes: { episode: id, headline } } },
  );
}

async function citedRow(
  { table, site, now }: EditTools,
  id: string,
  address: string,
  episode: Episode,
): Promise<{ before: ArticleRow | undefined; after: ArticleRow }> {
  const stored = await table.get(articleKey(id));
  const before = stored && parseArticleRow(stored);
  const { shows = [], sources = {}, firstDiscussedAt = episode.publishedAt } = before ?? {};
  const makings = {
    id,
    address: before?.address ?? address,
    sources,
    shows: [...shows, episode.show],
    firstDiscussedAt: [firstDiscussedAt, episode.publishedAt].sort()[0],
    reading: before ? before.reading : firstReading(address, now()),
  };
  return { before, after: articleRow(site, makings, before) };
}
