import { sValidator } from '@hono/standard-validator';
import { Hono } from 'hono';
import { etag } from 'hono/etag';
import * as z from 'zod/mini';
import { edgeCacheHeaders } from '../../shared/edge-cache.ts';
import { badRequest, methodNotAllowed, notFound } from '../../shared/problem.ts';
import type { Reader } from '../../shared/reader.ts';
import type { Site } from '../../shared/site/schema.ts';
import { onError, problemResponse } from '../problem-response.ts';
import { type QuerySchema, routes } from './routes.ts';

/**
 * The public API over shows, episodes, people and feeds: read only, same origin.
 * @param reader the table's reading side
 */
export function createEpisodesApi(site: Site, reader: Reader): Hono {
  const app = new Hono();
  app.onError(onError);
  app.notFound((c) => problemResponse(c, notFound('page of the API')));
  app.use('/api/*', etag());

  for (const route of routes) {
    app.get(route.path.replaceAll(/\{(\w+)\}/g, ':$1'), queryOf(route.query ?? noQuery), async (c) => {
      const params = { show: '', id: '', slug: '', ...c.req.param() };
      const { body, tags } = await route.answer({ params, query: c.req.valid('query'), site, reader });
      return c.json(body, 200, edgeCacheHeaders(tags));
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

const noQuery: QuerySchema = z.object({});

const queryOf = (schema: QuerySchema) =>
  sValidator('query', schema, (result) => {
    if (result.success) return;
    const [issue] = result.error;
    throw badRequest(
      'bad-query',
      `${String(issue?.path?.[0] ?? 'query')}: ${issue?.message ?? 'not understood'}`,
    );
  });
