import { setTimeout as pause } from 'node:timers/promises';
import type { FeedRunner } from '../../functions/host/feeds/runner.ts';
import { buildSearchIndex } from '../../functions/search/build.ts';
import { syncArticleFeeds } from '../../functions/sync/article-feeds.ts';
import { syncArticlePages } from '../../functions/sync/article-pages.ts';
import { checkFeed } from '../../functions/sync/check.ts';
import { jobOfShow } from '../../functions/sync/job.ts';
import { syncListedShows } from '../../functions/sync/listed-shows.ts';
import { lookAtAudio } from '../../functions/sync/look-at-audio.ts';
import { readOwnArticles, syncOwnArticles } from '../../functions/sync/own-articles.ts';
import { previewFeed } from '../../functions/sync/preview.ts';
import { syncDueCompanions, syncFeeds } from '../../functions/sync/run.ts';
import { retryUnsent } from '../../shared/mail/unsent.ts';
import type { Reader } from '../../shared/reader.ts';
import type { SearchIndexPlace } from '../../shared/search/place.ts';
import type { Site } from '../../shared/site/schema.ts';
import type { TableClient } from '../../shared/table/client.ts';
import { localObjects } from './objects.ts';
import type { LocalSettings } from './settings.ts';
import { localSyncTools } from './sync-tools.ts';
import { describeReport } from './sync-words.ts';

const syncEveryMs = 15 * 60_000;
/** Transcripts and chapters on slow servers do not keep the site from starting. */
const longestWaitMs = 5000;

type Parts = {
  site: Site;
  settings: LocalSettings;
  table: TableClient;
  reader: Reader;
  place: SearchIndexPlace;
};

/** Reads the feeds now and every quarter of an hour, and brings the search index up to date after each time. */
export function keepInSync({ site, settings, table, reader, place }: Parts) {
  const stopping = new AbortController();
  const tools = localSyncTools(table, localObjects(settings), settings.ownFiles, stopping.signal);
  const jobs = site.shows.map((show) => jobOfShow(site, show));
  const index = () => buildSearchIndex({ site, table, reader, place, now: tools.now });

  const readFeeds = async () => {
    await syncListedShows({ table, site, now: tools.now });
    await syncOwnArticles(table, site, await readOwnArticles(settings.ownFiles));
    return syncFeeds(jobs, { ...tools, site }, (report) => {
      if (report.outcome !== 'unchanged') console.log(describeReport(report));
    });
  };
  const readRest = async (reports: Awaited<ReturnType<typeof readFeeds>>) => {
    await syncDueCompanions(jobs, reports, tools);
    await syncArticleFeeds({ ...tools, site });
    await index();
    await syncArticlePages({ ...tools, site });
    await index();
  };

  let running: Promise<unknown> = Promise.resolve();
  /** After what is under way, and before what comes next. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = running.then(work);
    running = done.catch(() => undefined);
    return done;
  };

  let timer: NodeJS.Timeout | undefined;
  const start = async () => {
    timer = setInterval(() => {
      inTurn(async () => {
        await readRest(await readFeeds());
        await retryUnsent(table);
      }).catch(console.error);
    }, syncEveryMs);
    const reports = await readFeeds();
    running = readRest(reports).catch(console.error);
    await Promise.race([running, pause(longestWaitMs, undefined, { ref: false })]);
  };
  return {
    /** Begins, with the first round; resolves when the site has something to show. */
    start,
    /** What the host console orders. */
    feeds: {
      async check(show) {
        inTurn(async () => {
          await checkFeed(site, show, tools);
          await index();
        }).catch(console.error);
      },
      audio: (address) => lookAtAudio(address, tools.companions.fetch),
      async index() {
        inTurn(index).catch(console.error);
      },
      preview: (show, address) =>
        previewFeed(
          jobs.find((job) => job.show === show),
          address,
          tools,
        ),
    } satisfies FeedRunner,
    /** Ends the run under way at the next safe point and begins no other. */
    async stop() {
      clearInterval(timer);
      stopping.abort();
      await running;
      await tools.close();
    },
  };
}
