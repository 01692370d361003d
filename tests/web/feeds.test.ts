import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseRssFeed } from 'feedsmith';
import { describe, expect, test } from 'vitest';
import { createPages, type Render } from '../../functions/pages/app.ts';
import { jsonFeed, rssMistakes } from '../syndication/validate.ts';
import { fakeData } from './fake-data.ts';
import { fakeReader } from './fake-reader.ts';

const entry = resolve(process.env.PAGES_ENTRY ?? 'dist/server/entry.mjs');
const built = existsSync(entry);
if (!built) console.log('Feeds are not tested: build the pages first with "npm run build".');

const data = fakeData();
const show = '/conflicts-of-interest';

async function get(path: string, headers: Record<string, string> = {}): Promise<Response> {
  const { render }: { render: Render } = await import(pathToFileURL(entry).href);
  return createPages(fakeReader(data), render).request(path, { headers });
}

describe.skipIf(!built)('feeds of the site', () => {
  test.each([
    [`${show}/feed.xml`, 'application/rss+xml; charset=utf-8', 'show:conflicts-of-interest,episode:'],
    ['/articles/feed.xml', 'application/rss+xml; charset=utf-8', 'articles'],
    ['/articles/feed.json', 'application/feed+json; charset=utf-8', 'articles'],
  ])('%s says what it is, is kept under its tags and not sent twice', async (path, type, tags) => {
    const response = await get(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(type);
    expect(response.headers.get('cache-control')).toContain('s-maxage=86400');
    expect(response.headers.get('cache-tag')).toContain(tags);
    const etag = response.headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[\w-]{22}"$/);
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`]) {
      const again = await get(path, { 'if-none-match': known });
      expect({ status: again.status, body: await again.text() }).toEqual({ status: 304, body: '' });
    }
    expect((await get(path, { 'if-none-match': '"other"' })).status).toBe(200);
  });

  test('are valid', async () => {
    const texts = await Promise.all(
      [`${show}/feed.xml`, '/articles/feed.xml'].map(async (path) => (await get(path)).text()),
    );
    expect(await rssMistakes(...texts)).toEqual([]);
    jsonFeed.parse(await (await get('/articles/feed.json')).json());
  });

  test('lead from page to page, until every episode was there once', async () => {
    const seen: (string | undefined)[] = [];
    const tags: number[] = [];
    for (let path: string | undefined = `${show}/feed.xml`; path; ) {
      const response = await get(path);
      tags.push((response.headers.get('cache-tag') ?? '').split(',').length);
      const { items = [], atom } = parseRssFeed(await response.text());
      seen.push(...items.map(({ link }) => link));
      const next = atom?.links?.find(({ rel }) => rel === 'next')?.href;
      path = next && new URL(next).pathname + new URL(next).search;
    }
    const own = data.episodes.filter((episode) => `/${episode.show}` === show);
    expect(seen).toHaveLength(own.length);
    expect(new Set(seen).size).toBe(own.length);
    expect(tags.length).toBeGreaterThan(1);
    expect(Math.max(...tags)).toBeLessThanOrEqual(50);
  });

  test('are found from the pages that show the same', async () => {
    expect(await (await get(show)).text()).toContain(
      `type="application/rss+xml" title="Conflicts of Interest, with articles" href="${show}/feed.xml"`,
    );
    const articles = await (await get('/articles')).text();
    expect(articles).toContain(
      'type="application/rss+xml" title="Kyle Anzalone: articles" href="/articles/feed.xml"',
    );
    expect(articles).toContain('type="application/feed+json"');
  });

  test.each(['/nothing/feed.xml', `${show}/feed.xml?cursor=made-up`, '/articles/feed.xml?cursor=made-up'])(
    '%s is no feed',
    async (path) => {
      expect((await get(path)).status).toBe(404);
    },
  );
});
