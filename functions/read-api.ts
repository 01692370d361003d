import { Hono } from 'hono';
import { etag } from 'hono/etag';
import type * as z from 'zod/mini';
import { edgeCacheHeaders } from '../shared/edge-cache.ts';
import { methodNotAllowed, notFound } from '../shared/problem.ts';
import type { Reader } from '../shared/reader.ts';
import type { Site } from '../shared/site/schema.ts';
import { onError, problemResponse } from './problem-response.ts';
import { validQuery } from './valid-query.ts';

type Params = { show: string; id: string; slug: string };

/** One address of the API: what serves it and what documents it are the same entry. */
export type ReadRoute<Query> = {
  /** With parameters as `{name}`, as OpenAPI writes them. */
  path: string;
  summary: string;
  query?: z.ZodMiniType<Query>;
  response: z.ZodMiniType;
  /** How long the CDN keeps the answer, when that is not the usual day. */
  cacheHeaders?: (tags: string[]) => Record<string, string>;
  /** What it answers with, and the cache tags whose invalidation makes that stale. */
  answer(asked: {
    params: Params;
    query: Query;
    site: Site;
    reader: Reader;
  }): Promise<{ body: unknown; tags: string[] }>;
};

/**
 * An API that is only ever read, made of its routes.
 * @param nothing what a query may hold where a route names none
 */
export function createReadApi<Query>(
  routes: ReadRoute<Query>[],
  nothing: z.ZodMiniType<Query>,
  { site, reader }: { site: Site; reader: Reader },
): Hono {
  const app = new Hono();
  app.onError(onError);
  app.notFound((c) => problemResponse(c, notFound('page of the API')));
  app.use('/api/*', etag());

  for (const route of routes) {
    app.get(route.path.replaceAll(/\{(\w+)\}/g, ':$1'), validQuery(route.query ?? nothing), async (c) => {
      const params = { show: '', id: '', slug: '', ...c.req.param() };
      const { body, tags } = await route.answer({ params, query: c.req.valid('query'), site, reader });
      return c.json(body, 200, (route.cacheHeaders ?? edgeCacheHeaders)(tags));
    });
  }
  app.all('/api/*', (c) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') throw notFound('page of the API');
    const refusal = problemResponse(c, methodNotAllowed(c.req.method));
    refusal.headers.set('allow', 'GET, HEAD');
    return refusal;
  });
  return app;
}
