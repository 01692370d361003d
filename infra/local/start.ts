import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { serve } from '@hono/node-server';
import { jobOfShow } from '../../functions/sync/job.ts';
import { syncOwnArticles } from '../../functions/sync/own-articles.ts';
import { syncDueCompanions, syncFeeds } from '../../functions/sync/run.ts';
import { loadSite } from '../../shared/site/load.ts';
import type { Site } from '../../shared/site/schema.ts';
import { createCursors } from '../../shared/table/cursor.ts';
import { createReader } from '../../shared/table/reader.ts';
import { isBuilt } from '../build/stamp.ts';
import { buildInOwnProcess } from './build.ts';
import { type Database, openDatabase } from './database.ts';
import { explainAndExit } from './explain.ts';
import { localObjects } from './objects.ts';
import { createServer } from './server.ts';
import { type LocalSettings, localSecret, readLocalSettings } from './settings.ts';
import { localSyncTools } from './sync-tools.ts';
import { describeReport } from './sync-words.ts';

const syncEveryMs = 15 * 60_000;
/** Transcripts and chapters on slow servers do not keep the site from starting. */
const longestWaitMs = 5000;

/** Builds when something changed, then serves the site and keeps it in sync until it is told to stop. */
async function main(): Promise<void> {
  const site = await loadSite();
  const settings = readLocalSettings();
  if (!isBuilt()) {
    console.log('Building the site …');
    await buildInOwnProcess();
  }
  const database = await openDatabase(settings);
  const syncing = keepInSync(site, settings, database);
  const server = await listen(site, settings, database, syncing.isReady);
  await syncing.first;
  console.log(`${site.title}: http://127.0.0.1:${server.port}`);

  await untilToldToStop();
  console.log('Stopping …');
  await server.close();
  await syncing.stop();
  await database.close();
}

async function listen(site: Site, settings: LocalSettings, { table }: Database, isReady: () => boolean) {
  const cursors = createCursors(localSecret(settings.dataDir));
  const reader = createReader(table, cursors, () => new Date(), localObjects(settings));
  const app = await createServer({ site, reader, ownFiles: settings.ownFiles, isReady });
  const listening = Promise.withResolvers<AddressInfo>();
  const server = serve({ fetch: app.fetch, port: settings.port, hostname: '127.0.0.1' }, listening.resolve);
  server.once('error', listening.reject);
  const { port } = await listening.promise;
  return {
    port,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}

function keepInSync(site: Site, settings: LocalSettings, { table }: Database) {
  const { ownFiles } = settings;
  const stopping = new AbortController();
  const tools = localSyncTools(table, localObjects(settings), ownFiles, stopping.signal);
  const jobs = site.shows.map((show) => jobOfShow(site, show));
  const run = async () => {
    await syncOwnArticles(table, ownFiles);
    return syncFeeds(jobs, tools, (report) => {
      if (report.outcome !== 'unchanged') console.log(describeReport(report));
    });
  };
  const runAll = async () => syncDueCompanions(jobs, await run(), tools);
  let isReady = false;
  let running = Promise.resolve();
  const firstRun = async () => {
    const reports = await run();
    running = syncDueCompanions(jobs, reports, tools);
    await Promise.race([running, pause(longestWaitMs, undefined, { ref: false })]);
    isReady = true;
  };
  const timer = setInterval(() => {
    running = running.then(runAll).catch((error: unknown) => console.error(error));
  }, syncEveryMs);
  return {
    first: firstRun(),
    isReady: () => isReady,
    async stop() {
      clearInterval(timer);
      stopping.abort();
      await running;
      await tools.close();
    },
  };
}

const untilToldToStop = (): Promise<void> =>
  new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });

await main().catch(explainAndExit);
