import { etag, RETAINED_304_HEADERS } from 'hono/etag';
import { Hono } from 'hono/tiny';
import type { Reader } from '../../shared/reader.ts';
import type { Search } from '../../shared/search/current-index.ts';

/** What pages read from; without `search` the search page says that there is none yet. */
export type PageSources = {
  reader: Reader;
  search?: Pick<Search, 'search'> | undefined;
  /** Whether forms of comments ask for an address, because the site sends mails. */
  asksForMail?: boolean | undefined;
};

/** Renders one request into a whole response, as the built site's `dist/server/entry.mjs` exports it. */
export type Render = (request: Request, locals: PageSources) => Promise<Response>;

/**
 * The pages that are made on demand, over the reader they read from. Pages are only ever read: other
 * methods get 405.
 * @example createPages(reader, render).request('/shows')
 */
export function createPages(
  reader: Reader,
  render: Render,
  { search, asksForMail }: Omit<PageSources, 'reader'> = {},
): Hono {
  const app = new Hono();
  // What has not changed costs the CDN and browsers no second transfer; its tags go along with that answer too.
  app.use(etag({ retainedHeaders: [...RETAINED_304_HEADERS, 'cache-tag'] }));
  app.get('*', (context) => render(context.req.raw, { reader, search, asksForMail }));
  app.all('*', (context) => context.text('Pages can only be read.', 405, { Allow: 'GET, HEAD' }));
  return app;
}
