import type { Hono } from 'hono';
import * as z from 'zod/mini';
import type { Reader } from '../../shared/reader.ts';
import type { Site } from '../../shared/site/schema.ts';
import { createReadApi } from '../read-api.ts';
import { articleRoutes } from './routes.ts';

/**
 * The public API over articles: read only, same origin. It goes before an API that answers all of `/api/*`.
 * @param reader the table's reading side
 */
export const createArticlesApi = (site: Site, reader: Reader): Hono =>
  createReadApi(articleRoutes, z.object({}), { site, reader });
