import { expect, test } from '@playwright/test';
import { everyKind } from './support/pages.ts';

test('an old or wrong slug leads to the episode’s address for good', async ({ request }) => {
  const { episode } = await everyKind(request);
  const [, show, id] = /^\/([^/]+)\/([a-z0-9]{10})-/.exec(episode) ?? [];
  for (const old of [
    `/${show}/${id}-as-it-was-called-once`,
    `/${show}/${id}`,
    `/the-kyle-anzalone-show/${id}-x`,
  ]) {
    const response = await request.get(old, { maxRedirects: 0 });
    expect(response.status(), old).toBe(301);
    expect(response.headers().location, old).toBe(episode);
  }
});

test('what is not there is a page of the site that says so, and no cache keeps it', async ({ request }) => {
  for (const address of [
    '/nothing',
    '/conflicts-of-interest/zzzzzzzzzz-gone',
    '/people/nobody',
    '/conflicts-of-interest/archive/1999',
    '/articles/none',
  ]) {
    const response = await request.get(address);
    expect(response.status(), address).toBe(404);
    expect(await response.text(), address).toContain('<h1');
    expect(response.headers()['cache-control'] ?? '', address).not.toContain('s-maxage');
  }
});

test('pages are read, never written', async ({ request }) => {
  for (const method of ['POST', 'PUT', 'DELETE']) {
    expect((await request.fetch('/', { method })).status(), method).toBe(405);
  }
});

test('robots and readers of feeds find their way', async ({ request }) => {
  const { episode, article } = await everyKind(request);
  const robots = await (await request.get('/robots.txt')).text();
  const map = /Sitemap: (\S+)/.exec(robots)?.[1] ?? '';
  const parts = await (await request.get(new URL(map).pathname)).text();
  const listed = await Promise.all(
    [...parts.matchAll(/<loc>([^<]+)/g)].map(async ([, part = '']) =>
      (await request.get(new URL(part).pathname + new URL(part).search)).text(),
    ),
  );
  expect(listed.join('')).toContain(episode);
  expect(listed.join('')).toContain(article);
  const feed = await (await request.get('/articles/feed.json')).json();
  expect(feed.version).toBe('https://jsonfeed.org/version/1.1');
});

test('each page tells machines what it is', async ({ page, request }) => {
  const { home, show, episode, article, person } = await everyKind(request);
  const typesOf = async (address: string) => {
    await page.goto(address);
    const blocks = await page.locator('script[type="application/ld+json"]').allTextContents();
    return JSON.stringify(blocks.map((block) => JSON.parse(block)));
  };
  expect(await typesOf(show)).toContain('"PodcastSeries"');
  expect(await typesOf(episode)).toContain('"PodcastEpisode"');
  expect(await typesOf(article)).toMatch(/"(Opinion)?NewsArticle"/);
  expect(await typesOf(person)).toContain('"Person"');
  for (const address of [home, show, episode, article, person]) {
    await page.goto(address);
    await expect(page.locator('link[rel=canonical]'), address).toHaveCount(1);
    await expect(page.locator('meta[property="og:title"]'), address).toHaveAttribute('content', /.+/);
    await expect(page.locator('meta[name=description]'), address).toHaveAttribute('content', /.+/);
  }
});
