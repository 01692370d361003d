import { setTimeout as pause } from 'node:timers/promises';
import { buildSearchIndex } from '../../functions/search/build.ts';
import { syncArticleFeeds } from '../../functions/sync/article-feeds.ts';
import { syncArticlePages } from '../../functions/sync/article-pages.ts';
import { jobOfShow } from '../../functions/sync/job.ts';
import { readOwnArticles, syncOwnArticles } from '../../functions/sync/own-articles.ts';
import { syncDueCompanions, syncFeeds } from '../../functions/sync/run.ts';
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
  const firstRun = async () => {
    const reports = await readFeeds();
    running = readRest(reports).catch(console.error);
    await Promise.race([running, pause(longestWaitMs, undefined, { ref: false })]);
  };
  const timer = setInterval(() => {
    running = running.then(readFeeds).then(readRest).catch(console.error);
  }, syncEveryMs);

  return {
    first: firstRun(),
    /** Ends the run under way at the next safe point and begins no other. */
    async stop() {
      clearInterval(timer);
      stopping.abort();
      await running;
      await tools.close();
    },
  };
}
