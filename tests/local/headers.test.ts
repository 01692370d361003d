import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectComments } from '../../functions/comments/connect.ts';
import { securityHeaders } from '../../infra/headers.ts';
import { listen } from '../../infra/local/listen.ts';
import { createServer } from '../../infra/local/server.ts';
import { createSearch } from '../../shared/search/current-index.ts';
import { createFilePlace } from '../../shared/search/place.ts';
import { type Behaviour, behaviourFor, behavioursOf } from '../infra/distribution.ts';
import { standInBuild, synthesise, temporaryFolder } from '../infra/synthesise.ts';
import { createDiscussionTest } from '../support/discussion.ts';

const client = 'dist/client';
const isBuilt = existsSync('dist/server/entry.mjs');
if (!isBuilt) console.log('The local server is not asked: build the site first with "npm run build".');

describe.skipIf(!isBuilt)('the local server tells browsers what the distribution tells them', () => {
  let behaviours: [string, Behaviour][];
  let thread: string;
  let server: Awaited<ReturnType<typeof listen>>;
  const search = createSearch(createFilePlace(join(temporaryFolder(), 'search.db')));

  beforeAll(async () => {
    behaviours = behavioursOf(synthesise({}, { ...standInBuild(), client }).part('Site'));
    const test = await createDiscussionTest();
    thread = test.thread;
    const parts = { site: test.site, table: test.table, secret: 'of no worth, but long enough' };
    const frame = async () => '<title>PERSONAL-TITLE</title><main>PERSONAL-CONTENT</main>';
    const app = await createServer({
      site: test.site,
      reader: test.reader,
      search,
      comments: connectComments({ ...parts, isBehindEdge: false, frame }),
      host: new Hono(),
      counts: new Hono(),
      ownFiles: client,
      isReady: () => true,
    });
    server = await listen(app, 0);
  });
  afterAll(async () => {
    search.close();
    await server.close();
  });

  const ask = (path: string, init: RequestInit = {}) =>
    fetch(`http://127.0.0.1:${server.port}${path}`, { redirect: 'manual', ...init });
  const aStyle = isBuilt ? readdirSync(join(client, '_astro')).find((file) => file.endsWith('.css')) : '';

  it.each([
    ['/', 200],
    ['/shows', 200],
    ['/people', 200],
    ['/articles', 200],
    ['/search?q=harbour', 200],
    ['/sitemap.xml', 200],
    ['/nothing/here', 404],
    ['/about', 200],
    ['/api/shows', 200],
    ['/api/shows/my-show/feed', 200],
    ['/api/episodes?limit=1', 200],
    ['/api/episodes?limit=none', 400],
    ['/api/search?q=harbour', 200],
    ['/api/nothing', 404],
    ['/api/threads/THREAD', 200],
    ['/api/threads.atom', 200],
    ['/api/threads/episode-0000000000', 404],
    ['/discuss/THREAD', 200],
    ['/api/comments/form?thread=THREAD', 200, 'no-store'],
    ['/api/comments/mine', 200, 'no-store'],
    [`/_astro/${aStyle}`, 200, 'public, max-age=31536000, immutable'],
    ['/robots.txt', 200, 'public, max-age=3600'],
    ['/openapi.json', 200, 'public, max-age=3600'],
  ])('at %s', async (place, status, said = 'by the behaviour') => {
    const path = place.replace('THREAD', thread);
    const answer = await ask(path);
    expect(answer.status).toBe(status);
    const { cacheControl, removed, keyedBy } = behaviourFor(behaviours, new URL(answer.url).pathname);
    expect(answer.headers.get('cache-control')).toBe(
      cacheControl === 'as the origin says' ? said : cacheControl,
    );
    for (const name of removed) expect(answer.headers.get(name)).toBeNull();
    expect(keyedBy.cookies).toBe('none');
    for (const [name, value] of Object.entries(securityHeaders('local'))) {
      expect(answer.headers.get(name)).toBe(value);
    }
  });

  it('compresses what the edge compresses', async () => {
    for (const path of ['/shows', '/api/episodes', `/_astro/${aStyle}`]) {
      const answer = await ask(path, { headers: { 'accept-encoding': 'gzip' } });
      expect(answer.headers.get('content-encoding')).toBe('gzip');
      expect(answer.headers.get('vary')).toMatch(/accept-encoding/i);
    }
  });

  it('reads a query that the edge passes on, and no other: each one tells answers apart', () => {
    const { keyedBy } = behaviourFor(behaviours, '/search');
    expect(keyedBy.query).toContain('q');
  });
});
