import { expect, test } from '@playwright/test';
import { everyKind } from './support/pages.ts';
import { seen } from './support/seen.ts';

test.use({ javaScriptEnabled: false });

test('every page reads without scripts', async ({ page, request }) => {
  for (const [kind, address] of Object.entries(await everyKind(request))) {
    await page.goto(address);
    expect((await seen(page, 'h1'))?.text, kind).toBeTruthy();
    expect((await seen(page, 'header .sample'))?.text, kind).toContain('Sample content');
    expect((await seen(page, 'main'))?.text.length, kind).toBeGreaterThan(80);
    expect(await seen(page, 'player-bar'), kind).toBeUndefined();
  }
});

test('every episode plays without scripts, from an element and from a link', async ({ page, request }) => {
  const { items } = await (await request.get('/api/episodes?limit=100')).json();
  const playable = items.filter(
    (episode: { show: string; enclosure?: object }) => episode.show !== 'hostile-show' && episode.enclosure,
  );
  expect(playable.length).toBeGreaterThan(80);
  for (const episode of playable) {
    const html = await (await request.get(new URL(episode.url).pathname)).text();
    expect(html).toContain(`<audio controls preload="none" src="${episode.enclosure.url}"`);
  }
  const [{ url, enclosure }] = playable;
  await page.goto(new URL(url).pathname);
  expect(await seen(page, 'audio[controls]')).toBeDefined();
  expect(await seen(page, `main a[href="${enclosure.url}"]`)).toBeDefined();
  const part = await request.get(enclosure.url, { headers: { range: 'bytes=0-99' } });
  expect(part.status()).toBe(206);
  expect(part.headers()['content-type']).toBe('audio/mpeg');
});

test('lists go on to older episodes without scripts', async ({ page }) => {
  await page.goto('/the-kyle-anzalone-show');
  const first = await seen(page, 'main h3');
  const older = await seen(page, 'main a[rel=next]');
  await page.goto(older?.href ?? '');
  expect((await seen(page, 'main h3'))?.text).toBeTruthy();
  expect(await seen(page, 'main h3')).not.toEqual(first);
});
