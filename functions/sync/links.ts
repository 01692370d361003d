import { articleSchema } from '../../shared/article.ts';
import type { StoredLink } from '../../shared/article-link.ts';
import type { FeedReading } from '../../shared/feed/read.ts';
import type { Site } from '../../shared/site/schema.ts';
import type { ArticleRow } from '../../shared/sync/article-row.ts';
import {
  distinctLinks,
  type EpisodeLinks,
  type LinkSettings,
  planLinks,
} from '../../shared/sync/link-plan.ts';
import {
  chapterSecond,
  joinedDecision,
  type LinkSurroundings,
  linkWrites,
  readLinkLedger,
  readLinks,
  unlinkWrites,
} from '../../shared/sync/link-rows.ts';
import type { SeenItem } from '../../shared/sync/plan.ts';
import type { TableClient, Write } from '../../shared/table/client.ts';
import { linkLedgerKey, seeAlsoKey } from '../../shared/table/keys.ts';
import { followMoves } from '../../shared/table/moved-articles.ts';
import { ownByAddress } from '../articles/own-addresses.ts';
import { settleArticle } from '../articles/settle.ts';
import { storeCited } from './cited-articles.ts';
import type { FeedJob } from './job.ts';
import { writeGroups } from './write.ts';

/** What the links of a show are read by: the site, and its own articles as the table has them. */
export type LinkTools = { site: Site; own: ArticleRow[] };
type Tools = { table: TableClient; now: () => Date; links: LinkTools };

/** Episodes whose links are read at a time. */
const together = 16;

/**
 * Stores what the notes of a feed's episodes link to: the articles first, then the links, each by itself, and last
 * that it is done, so that a run cut short does the rest the next time. What a host decided about a link stays.
 * @param seen the feed’s items as they are shown, each with its entry in the ledger
 * @param isFirstAttempt whether nothing is thought to be stored of episodes that the ledger does not know
 * @returns how many episodes changed
 * @throws {ConflictError} when somebody else changed a link or an article meanwhile
 */
export async function storeLinks(
  job: FeedJob,
  reading: FeedReading,
  seen: SeenItem[],
  isFirstAttempt: boolean,
  tools: Tools,
): Promise<number> {
  const { table } = tools;
  const planned = planLinks(
    seen,
    await readLinkLedger(table, job.show),
    settingsOf(job, reading, tools.links),
  );
  const plan = await followed(planned, table);
  const { articles, changed } = await storeCited(plan, tools);
  const lost = new Set<string>();
  for (let from = 0; from < plan.length; from += together) {
    const batch = plan.slice(from, from + together);
    const stored = await Promise.all(
      batch.map(({ episode, before }) =>
        before || !isFirstAttempt ? readLinks(table, episode.id) : { links: [], chapters: [] },
      ),
    );
    const linked = stored.flatMap(({ links }) => links.map(({ article }) => article));
    const moves = await followMoves(table, linked);
    await writeGroups(
      table,
      batch.flatMap((links, at) =>
        writesOf(links, stored[at] ?? { links: [], chapters: [] }, { articles, moves }),
      ),
    );
    for (const [at, { found, before }] of batch.entries()) {
      const kept = new Set(found.map(({ article }) => article));
      for (const id of before?.articles ?? []) if (!kept.has(id)) lost.add(id);
      for (const { article, decision } of stored[at]?.links ?? []) {
        if (decision?.isLinked === false) lost.add(article);
      }
    }
  }
  const elsewhere = (await followMoves(table, lost)).values();
  for (const id of new Set([...lost, ...elsewhere, ...changed]))
    await settleArticle(id, { table, site: tools.links.site });
  await writeGroups(
    table,
    plan.map(({ entry }) => [{ put: { ...entry, ...linkLedgerKey(job.show, entry.id) } }]),
  );
  return plan.length;
}

function settingsOf(job: FeedJob, { channel }: FeedReading, { site, own }: LinkTools): LinkSettings {
  return {
    site,
    show: { slug: job.show, title: job.showTitle ?? channel.title, link: channel.link },
    own: ownByAddress(site, own),
  };
}

/** What is found under an address that proved to be another article's is that article. */
async function followed(plan: EpisodeLinks[], table: TableClient): Promise<EpisodeLinks[]> {
  const moves = await followMoves(
    table,
    plan.flatMap(({ found }) => found.map(({ article }) => article)),
  );
  if (moves.size === 0) return plan;
  return plan.map((links) => {
    const found = distinctLinks(
      links.found.map((link) => ({ ...link, article: moves.get(link.article) ?? link.article })),
    );
    return { ...links, found, entry: { ...links.entry, articles: found.map(({ article }) => article) } };
  });
}

/** Every link of an episode that is found now or was stored before, and the episodes that its notes point to. */
function writesOf(
  { episode, found, seeAlso, before }: EpisodeLinks,
  { links, chapters }: LinkSurroundings,
  { articles, moves }: { articles: ReadonlyMap<string, ArticleRow>; moves: ReadonlyMap<string, string> },
): Write[][] {
  const known = new Map(links.map((link) => [link.article, link]));
  const wanted = new Set(found.map(({ article }) => article));
  const groups = found.flatMap(({ article, address, second }, position) => {
    const row = articles.get(article);
    if (!row) return [];
    const moved = links.filter((link) => moves.get(link.article) === article);
    const next = {
      episode: episode.id,
      article,
      found: { position, address, ...(second !== undefined && { second }) },
      chapterSecond: chapterSecond(chapters, address),
      decision: moved.reduce(
        (decision, link) => joinedDecision(decision, link.decision),
        known.get(article)?.decision,
      ),
      facts: articleSchema.parse(row),
    };
    return [[...linkWrites(known.get(article), next, episode), ...moved.flatMap(unlinkWrites)]];
  });
  const others = links
    .filter(({ article }) => !wanted.has(article) && !wanted.has(moves.get(article) ?? ''))
    .map((link) => withoutFound(link, episode));
  const related: Write[] =
    seeAlso.length > 0
      ? [{ put: { ...seeAlsoKey(episode.id), episodes: seeAlso } }]
      : before
        ? [{ remove: seeAlsoKey(episode.id) }]
        : [];
  return [...groups, ...others, related].filter((group) => group.length > 0);
}

const withoutFound = (link: StoredLink, episode: EpisodeLinks['episode']): Write[] =>
  linkWrites(link, { ...link, found: undefined, chapterSecond: undefined }, episode);
