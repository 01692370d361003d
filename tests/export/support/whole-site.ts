import { randomUUID } from 'node:crypto';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createCommentsApi } from '../../../functions/comments/app.ts';
import { createGuestCookie } from '../../../functions/comments/guest-cookie.ts';
import { createPages, type Render } from '../../../functions/pages/app.ts';
import { buildSearchIndex } from '../../../functions/search/build.ts';
import { jobOfShow } from '../../../functions/sync/job.ts';
import { syncListedShows } from '../../../functions/sync/listed-shows.ts';
import { readOwnArticles, syncOwnArticles } from '../../../functions/sync/own-articles.ts';
import { syncDueCompanions, syncFeeds } from '../../../functions/sync/run.ts';
import { createFolderObjects } from '../../../infra/local/objects.ts';
import { createDiscussions } from '../../../shared/comments/create-discussions.ts';
import { createModeration } from '../../../shared/comments/create-moderation.ts';
import { createProofOfWork } from '../../../shared/comments/proof-of-work.ts';
import { createTokens } from '../../../shared/comments/tokens.ts';
import { createSearch } from '../../../shared/search/current-index.ts';
import { createFilePlace } from '../../../shared/search/place.ts';
import { indexFileName } from '../../../shared/search/schema.ts';
import type { Site } from '../../../shared/site/schema.ts';
import { createCursors } from '../../../shared/table/cursor.ts';
import { createReader } from '../../../shared/table/reader.ts';
import { syncToolsOf } from '../../support/feeds.ts';
import { createTestTable } from '../../support/table.ts';

export const entry = resolve(process.env.PAGES_ENTRY ?? 'dist/server/entry.mjs');
const ownFiles = resolve('dist/client');
const now = () => new Date('2026-11-24T12:00:00Z');

/**
 * A whole site over an empty table, with the pages that were built: what a sync, readers and moderators do to it, and
 * what it answers, always at the same moment.
 * @param folder for its objects and its search index
 * @param secret of its own, as each deployment has one
 */
export async function wholeSite(site: Site, folder: string, secret: string) {
  const { table, dump } = await createTestTable();
  const tokens = createTokens([secret]);
  const cursors = createCursors(secret);
  const objects = createFolderObjects(join(folder, 'objects'));
  const place = createFilePlace(join(folder, indexFileName));
  const reader = createReader(table, cursors, now, objects);
  const search = createSearch(place);
  const discussions = createDiscussions({ table, cursors, site, now });
  const comments = createCommentsApi({
    ...{ site, reader, discussions, tokens, secret, now },
    proofOfWork: createProofOfWork(secret),
    cookie: createGuestCookie(tokens, true, now),
    frame: async () => '<title>PERSONAL-TITLE</title><main>PERSONAL-CONTENT</main>',
    viewerAddress: () => '203.0.113.9:4711',
  });
  const { render }: { render: Render } = await import(pathToFileURL(entry).href);
  const pages = createPages(reader, render, { search });
  const index = () => buildSearchIndex({ site, table, reader, place, now });
  const companions = {
    objects,
    fetch: () => Promise.reject(new TypeError('The samples are files of the site itself.')),
  };
  const tools = { ...syncToolsOf(table, {}, now()), ownFiles, companions };
  return {
    ...{ site, table, objects, reader, discussions, dump, index },
    moderation: createModeration({ table, cursors, site, now }),
    /** Reads everything that the site is made of, as the sync does. */
    async sync() {
      const jobs = site.shows.map((show) => jobOfShow(site, show));
      await syncListedShows({ table, site, now });
      await syncOwnArticles(table, site, await readOwnArticles(ownFiles));
      const reports = await syncFeeds(jobs, { ...tools, site });
      await syncDueCompanions(jobs, reports, tools);
      await index();
      return reports;
    },
    /** Sends a comment as somebody with a browser. @param guest who wrote before; somebody new without it */
    async post(thread: string, body: string, { guest, replyTo }: { guest?: string; replyTo?: string } = {}) {
      const sent = await discussions.post(
        {
          ...{ thread, body, replyTo, attempt: randomUUID(), name: 'Ada Field' },
          policyVersion: site.comments.policyVersion,
          form: { state: 'valid', issuedAt: new Date(now().getTime() - 3_600_000) },
          proof: { state: 'valid', nonce: randomUUID(), expiresAt: new Date('2030-01-01') },
        },
        { guest, address: randomUUID(), isSameOrigin: true },
      );
      if (sent.outcome !== 'stored') throw new TypeError(`Not stored: ${JSON.stringify(sent.reasons)}`);
      return { ...sent.comment, guest: sent.guest };
    },
    /** What a browser gets, of whoever it is. */
    async page(path: string, guest?: string): Promise<{ status: number; body: string }> {
      const app = path.startsWith('/api/') ? comments : pages;
      const cookie = guest && `__Host-guest=${tokens.make('guest', guest, now())}`;
      const headers = { accept: 'text/html', ...(cookie && { cookie }) };
      const response = await app.request(path, { headers });
      return { status: response.status, body: await response.text() };
    },
    close: () => search.close(),
  };
}
export type WholeSite = Awaited<ReturnType<typeof wholeSite>>;
