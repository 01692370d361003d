import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { createPages, type Render } from '../../functions/pages/app.ts';
import type { Reader } from '../../shared/reader.ts';
import { fakeData } from './fake-data.ts';
import { fakeReader } from './fake-reader.ts';

const entry = resolve(process.env.PAGES_ENTRY ?? 'dist/server/entry.mjs');
const built = existsSync(entry);
if (!built) console.log('Pages are not tested: build them first with "npm run build".');

const edge = 'public, max-age=0, s-maxage=86400, stale-while-revalidate=604800, stale-if-error=604800';
const reader = fakeReader(fakeData());

async function get(path: string, from: Reader = reader, init?: RequestInit): Promise<Response> {
  const { render }: { render: Render } = await import(pathToFileURL(entry).href);
  return createPages(from, render).request(path, init);
}

/** The start tags of a page; what stands inside quotes opens none. */
const tagsOf = (html: string) =>
  [
    ...html.replace(/(ld\+json">).*?(<\/script>)/g, '$1$2').matchAll(/<([a-z][\w-]*)((?:"[^"]*"|[^">])*)>/gi),
  ].map(([, name = '', attributes = '']) => ({
    name: name.toLowerCase(),
    attributes: name.toLowerCase() === 'script' ? attributes : attributes.replace(/"[^"]*"/g, '""'),
  }));

const show = '/conflicts-of-interest';
const episode = `${show}/con0200-the-bridge-that-was-opened-twice`;

describe.skipIf(!built)('pages made on demand', () => {
  test.each([
    ['/', 'latest,articles'],
    ['/shows', 'show:the-kyle-anzalone-show,show:conflicts-of-interest'],
    [show, 'show:conflicts-of-interest'],
    [`${show}/archive/2026`, 'show:conflicts-of-interest'],
    [`${show}/season/2`, 'show:conflicts-of-interest'],
    [episode, 'episode:con0200,thread:episode-con0200'],
    ['/people', 'people'],
    ['/people/guest-1', 'person:guest-1'],
    ['/articles', 'articles'],
    ['/sitemap.xml', 'latest,show:the-kyle-anzalone-show,show:conflicts-of-interest'],
    ['/sitemap-conflicts-of-interest-2026.xml', 'show:conflicts-of-interest'],
  ])('%s is kept by the CDN under its tags', async (path, tags) => {
    const response = await get(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe(edge);
    expect(response.headers.get('cache-tag')).toBe(tags);
  });

  test.each([
    '/nothing/here',
    '/nothing',
    '/people/nobody',
    '/articles/nothing',
    `${show}/unknown-id`,
    `${show}/archive/1999`,
    `${show}/archive/20260`,
    `${show}/season/99`,
    `${show}?cursor=made-up`,
    // Astro adds this address to every site.
    '/_server-islands/any',
  ])('%s is not found, and nobody keeps that answer', async (path) => {
    const response = await get(path);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('There is no page at this address');
    expect(response.headers.has('cache-control')).toBe(false);
    expect(response.headers.has('cache-tag')).toBe(false);
  });

  test('nobody is asked to fetch and resize pictures', async () => {
    expect((await get('/_image?href=https://example.org/large.png&w=9000')).status).toBe(404);
  });

  test('a page that somebody has already is not sent again while it is the same', async () => {
    const first = await get(episode);
    const tag = first.headers.get('etag') ?? '';
    expect(tag).toMatch(/^"[0-9a-f]{40}"$/);
    const again = await get(episode, reader, { headers: { 'If-None-Match': tag } });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
    expect(again.headers.get('cache-tag')).toBe(first.headers.get('cache-tag'));
    const other = await get(show, reader, { headers: { 'If-None-Match': tag } });
    expect(other.status).toBe(200);
  });

  test('a sitemap of no show is not found either', async () => {
    const response = await get('/sitemap-nothing-2026.xml');
    expect(response.status).toBe(404);
    expect(response.headers.has('cache-control')).toBe(false);
  });

  test.each([`${show}/con0200`, `${show}/con0200-an-older-headline`, '/the-kyle-anzalone-show/con0200-x'])(
    '%s leads to the address of its episode for good',
    async (path) => {
      const response = await get(path);
      expect(response.status).toBe(301);
      expect(response.headers.get('location')).toBe(episode);
      expect(response.headers.has('cache-control')).toBe(false);
    },
  );

  test('a page that cannot be made says so, keeps the reason to itself and is not kept', async () => {
    const broken = { ...reader, latest: () => Promise.reject(new Error('secret table name')) };
    const response = await get('/', broken);
    const html = await response.text();
    expect(response.status).toBe(500);
    expect(html).toContain('could not be made just now');
    expect(html).not.toContain('secret');
    expect(response.headers.has('cache-control')).toBe(false);
    expect(response.headers.has('cache-tag')).toBe(false);
  });

  test('pages are only read', async () => {
    const response = await get('/', reader, { method: 'POST' });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, HEAD');
    expect((await get('/', reader, { method: 'HEAD' })).status).toBe(200);
  });

  test('no page holds an inline script, an inline style or a handler, whatever a feed says', async () => {
    const titles = fakeData().episodes.map(({ show, id, slug }) => `/${show}/${id}${slug && `-${slug}`}`);
    for (const path of [
      '/',
      '/shows',
      show,
      `${show}/archive/2026`,
      '/people',
      '/articles',
      '/nope',
      ...titles,
    ]) {
      for (const { name, attributes } of tagsOf(await (await get(path)).text())) {
        expect(name, path).not.toBe('style');
        if (name === 'script')
          expect(attributes, path).toMatch(/ src="\/_astro\/|type="application\/ld\+json"/);
        else expect(attributes, path).not.toMatch(/\s(style|on\w+)=/i);
      }
    }
  });

  test('a hostile title is text in the page, its head and its data', async () => {
    const html = await (await get(`${show}/odd5-odd-5`)).text();
    expect(tagsOf(html).map(({ name }) => name)).not.toContain('img');
    expect(html).toContain('<h1 dir="auto">&lt;script&gt;document');
    for (const [, json = ''] of html.matchAll(/ld\+json">(.*?)<\/script>/g)) {
      expect(JSON.parse(json)).toHaveProperty('@context');
    }
  });

  test('an address given by the request is never repeated: canonical links name the configured site', async () => {
    const response = await get(`https://attacker.example${episode}`);
    const html = await response.text();
    expect(html).toContain(`rel="canonical" href="https://show-companion.example${episode}"`);
    expect(html).not.toContain('attacker');
  });

  test('an episode plays without scripts, and its file can be taken along', async () => {
    const html = await (await get(episode)).text();
    expect(html).toContain('<audio controls preload="none" src="/sample/audio/long.mp3">');
    expect(html).toMatch(/<a href="\/sample\/audio\/long.mp3" download>\s*Download \(41 MB\)/);
    expect(html).not.toContain('crossorigin="');
  });

  test('a site whose first sync has not run says so everywhere', async () => {
    const empty = fakeReader({ episodes: [], articles: [] });
    for (const [path, words] of [
      ['/', 'The first sync has not found an episode yet'],
      [show, 'The first sync has not found an episode of Conflicts of Interest yet'],
      ['/people', 'No guest has been named'],
      ['/people/kyle-anzalone', 'No episode names Kyle Anzalone yet'],
      ['/articles', 'No article has been published here yet'],
    ] as const) {
      const response = await get(path, empty);
      expect(response.status).toBe(200);
      expect((await response.text()).replace(/\s+/g, ' '), path).toContain(words);
    }
  });

  test('a list goes on at the next part, which search engines leave out', async () => {
    const first = await (await get(show)).text();
    const href = /rel="next" href="([^"]+)"/.exec(first)?.[1] ?? '';
    const second = await (await get(href)).text();
    expect(second).toContain('content="noindex, follow"');
    expect(second).toContain('Back to the newest');
    expect(first).not.toContain('noindex');
  });
});
