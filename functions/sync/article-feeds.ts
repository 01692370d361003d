import { createHash } from 'node:crypto';
import { join, normalize } from 'node:path';
import * as z from 'zod/mini';
import { addressKey } from '../../shared/articles/address.ts';
import { externalArticleId } from '../../shared/articles/external-id.ts';
import type { FeedArticle } from '../../shared/articles/read-feed.ts';
import { readLocalFile } from '../../shared/fetch/file.ts';
import { FeedError } from '../../shared/problem.ts';
import { sampleFolder } from '../../shared/site/sample.ts';
import type { Site } from '../../shared/site/schema.ts';
import type { TableClient } from '../../shared/table/client.ts';
import { articleFeedKey } from '../../shared/table/keys.ts';
import { followMoves } from '../../shared/table/moved-articles.ts';
import { firstReading } from '../articles/first-reading.ts';
import { ownByAddress } from '../articles/own-addresses.ts';
import { settleArticle } from '../articles/settle.ts';
import { readStoredArticles } from './own-articles.ts';
import type { ArticleFeedParser } from './reading.ts';
import type { FeedFetch, Taken } from './take.ts';

export type ArticleFeedTools = {
  table: TableClient;
  site: Site;
  fetch: FeedFetch;
  parser: ArticleFeedParser;
  /** Folder of the files that the site itself publishes. */
  ownFiles: string;
  now: () => Date;
};

/** What one run did with one feed of articles. */
export type ArticleFeedReport = {
  feed: string;
  outlet: string;
  /** Articles that are new or told otherwise than before. */
  changed: number;
  /** Why the feed could not be taken; what is known from it stays. */
  failure?: string;
};

/** How to ask for a feed again. */
const stateSchema = z.object({
  etag: z.optional(z.string()),
  lastModified: z.optional(z.string()),
  /** Of the body that was last stored completely. */
  digest: z.optional(z.string()),
});
type ArticleFeed = Site['articleFeeds'][number];
const mostBytes = 16 * 1024 * 1024;

/**
 * Reads the configured feeds of articles; each article in them becomes an external one, or tells more of one that is
 * known. What leaves a feed stays. A failure of one feed never keeps the others from being read.
 */
export async function syncArticleFeeds(tools: ArticleFeedTools): Promise<ArticleFeedReport[]> {
  const reports: ArticleFeedReport[] = [];
  for (const feed of tools.site.articleFeeds) {
    const report = { feed: feed.feed, outlet: feed.outlet, changed: 0 };
    try {
      reports.push({ ...report, changed: await syncOne(feed, tools) });
    } catch (error) {
      if (!(error instanceof FeedError)) console.error(error);
      const failure =
        error instanceof FeedError ? error.message : 'The sync itself failed here; its log says how.';
      reports.push({ ...report, failure });
    }
  }
  return reports;
}

async function syncOne(feed: ArticleFeed, tools: ArticleFeedTools): Promise<number> {
  const { table, parser, now } = tools;
  const key = articleFeedKey(digestOf(JSON.stringify([feed.feed, feed.outlet, feed.author])));
  const state = stateSchema.parse((await table.get(key)) ?? {});
  const taken = await take(feed, state, tools);
  if (taken.status === 304) return 0;
  const digest = digestOf(taken.body);
  if (digest === state.digest) return 0;
  const { articles } = await parser.readArticles(taken.body, {
    address: taken.finalAddress,
    author: feed.author,
    ...(taken.contentType && { contentType: taken.contentType }),
  });
  // What is published here is an own article, whatever a feed says of it.
  const own = ownByAddress(tools.site, await readStoredArticles(table));
  const theirs = articles
    .filter(({ address }) => !own.has(addressKey(address)))
    .map((article) => ({ ...article, id: externalArticleId(article.address) }));
  const moves = await followMoves(
    table,
    theirs.map(({ id }) => id),
  );
  const ids = new Set(own.values());
  let changed = 0;
  for (const article of theirs) {
    const id = moves.get(article.id) ?? article.id;
    if (!ids.has(id) && (await store(id, article, tools))) changed += 1;
  }
  const { etag, lastModified } = taken;
  await table.transact([{ put: { ...key, etag, lastModified, digest, readAt: now().toISOString() } }]);
  return changed;
}

/** An article that its feed does not date stands where it was first seen. */
const store = (id: string, { address, told }: FeedArticle, tools: ArticleFeedTools): Promise<boolean> =>
  settleArticle(id, tools, (before) => {
    const seenAt = before?.sources.feed?.publishedAt ?? tools.now().toISOString();
    return {
      address: before?.address ?? address,
      sources: { ...before?.sources, feed: { ...told, publishedAt: told.publishedAt ?? seenAt } },
      reading: before ? before.reading : firstReading(address, tools.now()),
    };
  });

async function take(
  { feed }: ArticleFeed,
  known: { etag?: string | undefined; lastModified?: string | undefined },
  { fetch, ownFiles }: ArticleFeedTools,
): Promise<Taken | { status: 304 }> {
  if (!feed.startsWith(sampleFolder)) return fetch(feed, known);
  const { body } = await readLocalFile(join(ownFiles, normalize(feed)), mostBytes);
  return { status: 200, body, finalAddress: feed };
}

const digestOf = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('base64url').slice(0, 22);
