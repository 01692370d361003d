import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connectComments } from '../../functions/comments/connect.ts';
import { createCountsApi } from '../../functions/counts/app.ts';
import { packSite } from '../../functions/export/pack.ts';
import { connectHost } from '../../functions/host/connect.ts';
import { signedInPath } from '../../functions/host/sign-in-endpoints.ts';
import { consolePath } from '../../shared/host/way-back.ts';
import { createSearch } from '../../shared/search/current-index.ts';
import { createFilePlace } from '../../shared/search/place.ts';
import { indexFileName } from '../../shared/search/schema.ts';
import { loadSite } from '../../shared/site/load.ts';
import { createCursors } from '../../shared/table/cursor.ts';
import { createReader } from '../../shared/table/reader.ts';
import { hostFrame, personalFrame } from '../build/pages.ts';
import { isBuilt } from '../build/stamp.ts';
import { buildInOwnProcess } from './build.ts';
import { openDatabase } from './database.ts';
import { explainAndExit } from './explain.ts';
import { keepInSync } from './keep-in-sync.ts';
import { listen } from './listen.ts';
import { type LocalLogin, sampleUsers, startLogin } from './login.ts';
import { lookAfterDiscussions, withLocalMail } from './look-after-discussions.ts';
import { localObjects } from './objects.ts';
import { createServer } from './server.ts';
import { localSecret, readLocalSettings } from './settings.ts';

/** Builds when something changed, then serves the site and keeps it in sync until it is told to stop. */
async function main(): Promise<void> {
  const site = withLocalMail(await loadSite());
  const settings = readLocalSettings();
  if (!isBuilt()) {
    console.log('Building the site …');
    await buildInOwnProcess();
  }
  if (site.comments.outsideChecks.includes('akismet') && !process.env.AKISMET_KEY)
    console.log('Every comment will wait for a moderator: AKISMET_KEY, the key of Akismet, is not set.');
  const stopped = toldToStop();
  const { table, rows, endpoint, close } = await openDatabase(settings);
  const secret = localSecret(settings.dataDir);
  const cursors = createCursors(secret);
  const reader = createReader(table, cursors, () => new Date(), localObjects(settings));
  const place = createFilePlace(join(settings.dataDir, 'search', indexFileName));
  const search = createSearch(place);
  const syncing = keepInSync({ site, settings, table, reader, place });
  const ready = { yet: false };
  const address = { origin: '' };
  const login = Promise.withResolvers<LocalLogin>();
  try {
    const app = await createServer({
      site,
      reader,
      search,
      comments: connectComments({
        site,
        table,
        secret,
        isBehindEdge: false,
        frame: () => readFile(personalFrame, 'utf8'),
      }),
      counts: createCountsApi({ table, origin: new URL(site.url).origin, now: () => new Date() }),
      host: connectHost({
        site,
        table,
        secret,
        isBehindEdge: false,
        feeds: syncing.feeds,
        packSite: () =>
          packSite({ rows: rows(), objects: localObjects(settings), site, now: () => new Date() }),
        objects: localObjects(settings),
        origin: () => address.origin,
        identity: async () => (await login.promise).settings,
        frame: () => readFile(hostFrame, 'utf8'),
      }),
      ownFiles: settings.ownFiles,
      isReady: () => ready.yet,
    });
    const server = await listen(app, settings.port);
    address.origin = `http://127.0.0.1:${server.port}`;
    const provider = await startLogin(`${address.origin}${signedInPath}`);
    login.resolve(provider);
    const discussions = await lookAfterDiscussions({
      ...{ site, settings, table, endpoint, secret },
      origin: address.origin,
    });
    await Promise.race([syncing.start(), stopped]);
    ready.yet = true;
    console.log(`${site.title}: ${address.origin}`);
    console.log(
      `Host console: ${address.origin}${consolePath}, for ${sampleUsers.map(({ name }) => name).join(' or ')}`,
    );

    await stopped;
    console.log('Stopping …');
    await server.close();
    await provider.close();
    await Promise.all([syncing.stop(), discussions.stop()]);
  } finally {
    search.close();
    await close();
  }
}

const toldToStop = (): Promise<void> =>
  new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });

await main().catch(explainAndExit);
