import { FeedError } from '../../shared/problem.ts';
import type { Site } from '../../shared/site/schema.ts';
import { type ArticleRow, type PageReading, parseArticleRow } from '../../shared/sync/article-row.ts';
import { ConflictError, type TableClient } from '../../shared/table/client.ts';
import { unreadArticles, until } from '../../shared/table/keys.ts';
import { settleArticle } from '../articles/settle.ts';
import { storePage } from './article-page.ts';
import { eachByHost } from './by-host.ts';
import type { Unfurled, Validators } from './unfurl.ts';

export type ArticlePagesTools = {
  table: TableClient;
  site: Site;
  now: () => Date;
  /** Reads the page of an article. @throws {FeedError} when it cannot be had */
  unfurl(address: string, known: Validators): Promise<Unfurled>;
  /** Once aborted, nothing new is begun. */
  stop?: AbortSignal;
};

/** What one run did with the pages of external articles. */
export type ArticlePagesReport = { read: number; unchanged: number; failed: number };

/** Pages that servers are asked for in one run; one at a time of each server. */
const mostAsked = 50;
const politeness = { perHost: 1, hosts: 4, mostFailures: 3, budgetMs: 90_000 };

const day = 24 * 60 * 60_000;
const rereadAfter = 30 * day;
const rereadFor = 365 * day;
const mostFailures = 5;

/**
 * Reads the pages of external articles that are due, those that have waited longest first. A page that cannot be had
 * leaves its article with what is known of it, and is tried again a few times, days apart.
 */
export async function syncArticlePages(tools: ArticlePagesTools): Promise<ArticlePagesReport> {
  const { table, now, stop } = tools;
  const bounds = until(now().toISOString());
  const { rows } = await table.query({
    index: 'byOwner',
    partition: unreadArticles,
    ...bounds,
    limit: mostAsked,
  });
  const report: ArticlePagesReport = { read: 0, unchanged: 0, failed: 0 };
  const inTurn = createTurns();
  const work = async (article: ArticleRow): Promise<boolean> => {
    const outcome = await readOne(article, tools, inTurn);
    report[outcome] += 1;
    return outcome !== 'failed';
  };
  await eachByHost(rows.map(parseArticleRow), hostOf, work, { ...politeness, ...(stop && { stop }) });
  return report;
}

const hostOf = ({ address = '' }: ArticleRow): string => URL.parse(address)?.host ?? '';

async function readOne(
  article: ArticleRow,
  { table, site, now, unfurl }: ArticlePagesTools,
  inTurn: Turns,
): Promise<keyof ArticlePagesReport> {
  const { address = '', reading } = article;
  const page = await unfurl(address, reading ?? {}).catch(failed);
  const next = nextReading(reading, page, article, now());
  try {
    await inTurn(async () => {
      if (page && 'page' in page) await storePage(article, page, next, { table, site });
      else await settleArticle(article.id, { table, site }, () => ({ reading: next }));
    });
  } catch (error) {
    // Somebody else changed the article meanwhile; it stays due.
    if (!(error instanceof ConflictError)) throw error;
  }
  return page === undefined ? 'failed' : 'unchanged' in page ? 'unchanged' : 'read';
}

type Turns = (work: () => Promise<void>) => Promise<void>;

/** Pages are read at once and stored one by one: two of them may turn out to be the same article. */
function createTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work);
    last = turn.catch(() => {});
    return turn;
  };
}

/** What nobody thought of ends with this page, and the others are still read. */
function failed(error: unknown): undefined {
  if (!(error instanceof FeedError)) console.error(error);
}

/** Read rarely again, while the article is young; after failures a few times more. */
function nextReading(
  before: PageReading | undefined,
  page: Unfurled | undefined,
  { firstDiscussedAt = '', publishedAt = firstDiscussedAt }: ArticleRow,
  now: Date,
): PageReading {
  const at = (ms: number) => new Date(now.getTime() + ms).toISOString();
  if (page === undefined) {
    const failures = (before?.failures ?? 0) + 1;
    return {
      ...before,
      failures,
      dueAt: failures < mostFailures ? at(day * 3 ** (failures - 1)) : undefined,
    };
  }
  const isYoung = now.getTime() - Date.parse(publishedAt) < rereadFor;
  const { etag, lastModified } = 'page' in page ? page : (before ?? {});
  return {
    failures: 0,
    dueAt: isYoung ? at(rereadAfter) : undefined,
    ...(etag && { etag }),
    ...(lastModified && { lastModified }),
  };
}
