import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { serveStatic } from '@hono/node-server/serve-static';
import { type Context, Hono } from 'hono';
import { compress } from 'hono/compress';
import { createArticlesApi } from '../../functions/articles/app.ts';
import { articleRoutes } from '../../functions/articles/routes.ts';
import { commentsPaths } from '../../functions/comments/routes.ts';
import { countsPath } from '../../functions/counts/path.ts';
import { createEpisodesApi } from '../../functions/episodes/app.ts';
import { createPages } from '../../functions/pages/app.ts';
import { createSearchApi } from '../../functions/search/app.ts';
import type { Reader } from '../../shared/reader.ts';
import type { Search } from '../../shared/search/current-index.ts';
import type { Site } from '../../shared/site/schema.ts';
import { cacheControl, hashedAssetFolder, securityHeaders } from '../headers.ts';

/** What a file of the build is to caches; nothing else has a kind. */
type Served = { Variables: { kind?: 'hashedAsset' | 'page' | 'file' } };

export type ServerParts = {
  site: Site;
  reader: Reader;
  search: Search;
  /** The API of comments. */
  comments: Hono;
  /** What takes counts of what is done. */
  counts: Hono;
  /** The host console. */
  host: Hono;
  ownFiles: string;
  isReady: () => boolean;
};

/**
 * What the CDN does on AWS, on one machine: built files first, `/api/*` to the API, the rest to the pages,
 * the same headers on every answer. It caches nothing.
 */
export async function createServer({
  site,
  reader,
  search,
  comments,
  counts,
  host,
  ownFiles,
  isReady,
}: ServerParts): Promise<Hono<Served>> {
  const app = new Hono<Served>();
  app.use(async function edgeHeaders(c, next) {
    await next();
    for (const [name, value] of Object.entries(securityHeaders('local'))) c.res.headers.set(name, value);
    if (!isKeptAsSaid(c)) c.res.headers.set('cache-control', cacheControl.page);
    c.res.headers.delete('cache-tag');
  });
  app.get('/healthz', async (c) => {
    if (!isReady()) return c.text('starting\n', 503);
    // Asks the table, so that a database that is gone is not called ready.
    await reader.latest({ limit: 1 });
    return c.text('ready\n');
  });
  app.use(compress());
  app.use('*', builtFiles(ownFiles));
  const searchApi = createSearchApi(site, search);
  const api = createEpisodesApi(site, reader);
  app.all(countsPath, (c) => counts.fetch(c.req.raw));
  app.all('/api/search', (c) => searchApi.fetch(c.req.raw));
  for (const path of commentsPaths) app.all(path, (c) => comments.fetch(c.req.raw));
  const articlesApi = createArticlesApi(site, reader);
  for (const path of articlePaths) app.all(path, (c) => articlesApi.fetch(c.req.raw));
  app.all('/api/*', (c) => api.fetch(c.req.raw));
  for (const path of ['/host', '/host/*']) app.all(path, (c) => host.fetch(c.req.raw));
  const { render } = await import(pathToFileURL(join('dist/server', 'entry.mjs')).href);
  app.route('/', createPages(reader, render, { search, asksForMail: site.mail !== undefined }));
  return app;
}

/** Files, and what one person alone may see: there browsers are told what the origin says, as on AWS. */
const isKeptAsSaid = (c: Context<Served>): boolean =>
  c.get('kind') === 'hashedAsset' || c.get('kind') === 'file' || personalPaths.test(c.req.path);

const personalPaths = /^\/(api\/comments|api\/counts|host)(\/|$)/;

/** What the API of articles answers. */
const articlePaths = articleRoutes.map(({ path }) => path.replaceAll(/\{(\w+)\}/g, ':$1'));

/** Files of the build, with pages at their address without `.html`. */
function builtFiles(root: string) {
  const hashed = new RegExp(`^/${hashedAssetFolder}/`);
  return serveStatic<Served>({
    root,
    rewriteRequestPath: (path) => (existsSync(join(root, `${path}.html`)) ? `${path}.html` : path),
    onFound: (file, c) => {
      const kind = hashed.test(c.req.path) ? 'hashedAsset' : file.endsWith('.html') ? 'page' : 'file';
      c.set('kind', kind);
      c.header('cache-control', cacheControl[kind]);
    },
  });
}
