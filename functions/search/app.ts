import { Hono } from 'hono';
import { etag } from 'hono/etag';
import { edgeCacheHeaders } from '../../shared/edge-cache.ts';
import { methodNotAllowed } from '../../shared/problem.ts';
import type { Search } from '../../shared/search/current-index.ts';
import type { SearchAnswer } from '../../shared/search/search.ts';
import type { Site } from '../../shared/site/schema.ts';
import { showOf } from '../episodes/present.ts';
import { onError, problemResponse } from '../problem-response.ts';
import { validQuery } from '../valid-query.ts';
import { searchRoute } from './routes.ts';

/** The cache tag of every answer: invalidate it when another index has taken its place. */
export const searchTag = 'search';

/**
 * The public API of the search: read only, same origin. It goes before an API that answers all of `/api/*`.
 * @example createSearchApi(site, createSearch(createFilePlace('.local/search/v1.sqlite')))
 */
export function createSearchApi(site: Site, search: Search): Hono {
  const app = new Hono();
  app.onError(onError);
  app.use(searchRoute.path, etag());

  app.get(searchRoute.path, validQuery(searchRoute.query), async (c) => {
    const { q, show, kind, year, limit, page } = c.req.valid('query');
    if (show) showOf(site, show);
    const answer = await search.search({ text: q, show: show || undefined, kind, year, limit, page });
    // Kept at the edge, an answer without an index would outlive the wait for one.
    if (!answer) return c.json({ ...noAnswer, isReady: false }, 200, { 'Cache-Control': 'no-store' });
    return c.json({ ...withUrls(site, answer), isReady: true }, 200, edgeCacheHeaders([searchTag]));
  });
  app.all(searchRoute.path, (c) => {
    const refusal = problemResponse(c, methodNotAllowed(c.req.method));
    refusal.headers.set('allow', 'GET, HEAD');
    return refusal;
  });
  return app;
}

const noAnswer: SearchAnswer = { items: [], total: 0, page: 1, pages: 0, corrections: [] };

const withUrls = (site: Site, answer: SearchAnswer): SearchAnswer => ({
  ...answer,
  items: answer.items.map((item) => ({
    ...item,
    url: site.url + item.url,
    moments: item.moments.map((moment) => ({ ...moment, url: site.url + moment.url })),
  })),
});
