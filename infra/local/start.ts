import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { jobOfShow } from '../../functions/sync/job.ts';
import { syncOwnArticles } from '../../functions/sync/own-articles.ts';
import { syncFeeds } from '../../functions/sync/run.ts';
import { loadSite } from '../../shared/site/load.ts';
import type { Site } from '../../shared/site/schema.ts';
import { createCursors } from '../../shared/table/cursor.ts';
import { createReader } from '../../shared/table/reader.ts';
import { isBuilt } from '../build/stamp.ts';
import { buildInOwnProcess } from './build.ts';
import { type Database, openDatabase } from './database.ts';
import { explainAndExit } from './explain.ts';
import { createServer } from './server.ts';
import { type LocalSettings, localSecret, readLocalSettings } from './settings.ts';
import { localSyncTools } from './sync-tools.ts';
import { describeReport } from './sync-words.ts';

const syncEveryMs = 15 * 60_000;

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
  const reader = createReader(table, createCursors(localSecret(settings.dataDir)));
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

function keepInSync(site: Site, { ownFiles }: LocalSettings, { table }: Database) {
  const tools = localSyncTools(table, ownFiles);
  const jobs = site.shows.map((show) => jobOfShow(site, show));
  const run = async () => {
    await syncOwnArticles(table, ownFiles);
    await syncFeeds(jobs, tools, (report) => {
      if (report.outcome !== 'unchanged') console.log(describeReport(report));
    });
  };
  let isReady = false;
  let running = run().then(() => {
    isReady = true;
  });
  const timer = setInterval(() => {
    running = running.then(run).catch((error: unknown) => console.error(error));
  }, syncEveryMs);
  return {
    first: running,
    isReady: () => isReady,
    async stop() {
      clearInterval(timer);
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
