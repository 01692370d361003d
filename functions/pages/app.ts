import { Hono } from 'hono';
import type { Reader } from '../../shared/reader.ts';

/** Renders one request into a whole response, as the built site's `dist/server/entry.mjs` exports it. */
export type Render = (request: Request, locals: { reader: Reader }) => Promise<Response>;

/**
 * The pages that are made on demand, over the reader they read from. Pages are only ever read: other
 * methods get 405.
 * @example createPages(reader, render).request('/shows')
 */
export function createPages(reader: Reader, render: Render): Hono {
  const app = new Hono();
  app.get('*', (context) => render(context.req.raw, { reader }));
  app.all('*', (context) => context.text('Pages can only be read.', 405, { Allow: 'GET, HEAD' }));
  return app;
}
