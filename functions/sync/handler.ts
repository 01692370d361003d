import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { site } from '#site';
import { fetchGuarded } from '../../shared/fetch/fetch.ts';
import { retryUnsent } from '../../shared/mail/unsent.ts';
import { ProblemError } from '../../shared/problem.ts';
import { createCursors } from '../../shared/table/cursor.ts';
import { createReader } from '../../shared/table/reader.ts';
import { tellDue } from '../changes/pace.ts';
import { noteUpcoming } from '../changes/upcoming.ts';
import { deployedTable } from '../connect.ts';
import { deployedObjects } from '../connect-objects.ts';
import { onItsOwn } from '../dynamo.ts';
import { required } from '../lambda.ts';
import { openIndexPlace } from '../search/deployed.ts';
import { refreshSearchIndex } from '../search/refresh.ts';
import { syncArticleFeeds } from './article-feeds.ts';
import { syncArticlePages } from './article-pages.ts';
import { checkFeed } from './check.ts';
import { companionFetch } from './companion-file.ts';
import { jobOfShow, ownFile } from './job.ts';
import { syncListedShows } from './listed-shows.ts';
import { lookAtAudio } from './look-at-audio.ts';
import { createManners } from './manners.ts';
import { type AudioAnswer, type PreviewAnswer, type PreviewOrder, readOrder } from './order.ts';
import { readOwnArticles, syncOwnArticles } from './own-articles.ts';
import { previewFeed } from './preview.ts';
import { createFeedParser } from './reading.ts';
import type { CompanionReport, FeedReport } from './report.ts';
import { syncDueCompanions, syncFeeds } from './run.ts';
import type { FeedFetch } from './take.ts';
import { unfurl } from './unfurl.ts';

/** Of the ten minutes that a run may take; the rest is for the search index. */
const readingMs = 6 * 60_000;

const table = deployedTable(onItsOwn);
const objects = deployedObjects();
const ownFiles = join(required('LAMBDA_TASK_ROOT'), 'own');
const jobs = site.shows.map((show) => jobOfShow(site, show));
const ownFeeds = new Set(jobs.map((job) => ownFile(job, ownFiles)));
const now = () => new Date();
// No cursor of these leaves this process.
const reader = createReader(table, createCursors(randomUUID()), now, objects);
const place = openIndexPlace(objects);

/** Files are read only where the configuration names them: a feed may name a file as its next page. */
const fetch: FeedFetch = (address, known) =>
  fetchGuarded(address, { ...known, allowFiles: ownFeeds.has(address) });

/**
 * Reads every feed and the site's own articles into the table, and brings what follows from it up to date; or does
 * what a host ordered. Safe to start twice, and at any time.
 */
export async function handler(event?: unknown): Promise<PreviewAnswer | AudioAnswer | undefined> {
  const order = readOrder(event);
  if (order && 'preview' in order) return answerPreview(order.preview);
  if (order && 'audio' in order) return answerAudio(order.audio);
  if (order && 'index' in order) {
    console.info(await refreshSearchIndex(false, { site, table, reader, place, now }));
    return undefined;
  }
  const startedAt = now();
  const isChanged = order ? await readOne(order.check) : await readEverything();
  const appeared = await noteUpcoming(table, startedAt);
  await tellDue(table);
  await retryUnsent(table);
  console.info(await refreshSearchIndex(isChanged || appeared > 0, { site, table, reader, place, now }));
  return undefined;
}

async function answerPreview({ show, address }: PreviewOrder): Promise<PreviewAnswer> {
  const parser = createFeedParser();
  try {
    const job = jobs.find((candidate) => candidate.show === show);
    return { preview: await previewFeed(job, address, { table, ownFiles, parser, fetch, now }) };
  } catch (error) {
    return refusal(error);
  } finally {
    await parser.close();
  }
}

async function answerAudio(address: string): Promise<AudioAnswer> {
  try {
    return { audio: await lookAtAudio(address, companionFetch()) };
  } catch (error) {
    return refusal(error);
  }
}

function refusal(error: unknown): Extract<PreviewAnswer, { refused: unknown }> {
  if (!(error instanceof ProblemError)) throw error;
  return { refused: { status: error.status, code: error.code, sentence: error.message } };
}

async function readOne(show: string): Promise<boolean> {
  const parser = createFeedParser();
  try {
    const report = await checkFeed(site, show, { table, ownFiles, parser, fetch, now });
    console.info(report && { ...report, problems: report.problems.length });
    return report !== undefined && isNews(report);
  } finally {
    await parser.close();
  }
}

async function readEverything(): Promise<boolean> {
  const parser = createFeedParser();
  const companions = { fetch: companionFetch(), objects, stop: AbortSignal.timeout(readingMs) };
  const tools = { table, ownFiles, parser, fetch, companions, now };
  try {
    const areListed = await syncListedShows({ table, site, now });
    const articles = await syncOwnArticles(table, site, await readOwnArticles(ownFiles));
    console.info(articles);
    // The problems themselves are in the table, where the host reads them.
    const reports = await syncFeeds(jobs, { ...tools, site }, (report) =>
      console.info({ ...report, problems: report.problems.length }),
    );
    const stored: CompanionReport[] = [];
    await syncDueCompanions(jobs, reports, tools, (report) => {
      console.info(report);
      stored.push(report);
    });
    const feeds = await syncArticleFeeds({ table, site, fetch, parser, ownFiles, now });
    console.info(feeds);
    const manners = createManners();
    const pages = await syncArticlePages({
      ...{ table, site, now, stop: companions.stop },
      unfurl: (address, known) => unfurl(address, { manners }, known),
    });
    console.info(pages);
    const isTold = areListed || feeds.some(({ changed }) => changed > 0) || pages.read > 0;
    return isTold || reports.some(isNews) || articles.written + articles.removed > 0 || stored.some(isStored);
  } finally {
    await parser.close();
  }
}

const isNews = ({ created, updated, linked }: FeedReport): boolean => created + updated + linked > 0;
const isStored = ({ stored }: CompanionReport): boolean => stored > 0;
