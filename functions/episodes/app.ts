import type { Hono } from 'hono';
import * as z from 'zod/mini';
import type { Reader } from '../../shared/reader.ts';
import type { Site } from '../../shared/site/schema.ts';
import { createReadApi } from '../read-api.ts';
import { routes } from './routes.ts';

/**
 * The public API over shows, episodes, people and feeds: read only, same origin.
 * @param reader the table's reading side
 */
export const createEpisodesApi = (site: Site, reader: Reader): Hono =>
  createReadApi(routes, z.object({}), { site, reader });
