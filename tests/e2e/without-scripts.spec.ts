import { expect, test } from '@playwright/test';
import { everyKind } from './support/pages.ts';

test.use({ javaScriptEnabled: false });

test('every page reads without scripts', async ({ page, request }) => {
  for (const [kind, address] of Object.entries(await everyKind(request))) {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 }), kind).toBeVisible();
    await expect(page.getByText('Sample content'), kind).toBeVisible();
    expect((await page.getByRole('main').textContent())?.length, kind).toBeGreaterThan(80);
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
    expect(html).toContain(
      `<audio controls preload="none" src="${episode.enclosure.url.replaceAll('&', '&#38;')}"`,
    );
  }
  const [{ url, enclosure }] = playable;
  await page.goto(new URL(url).pathname);
  await expect(page.locator('audio[controls]')).toBeVisible();
  await expect(page.getByRole('link', { name: /Download/ })).toHaveAttribute('href', enclosure.url);
  const part = await request.get(enclosure.url, { headers: { range: 'bytes=0-99' } });
  expect(part.status()).toBe(206);
  expect(part.headers()['content-type']).toBe('audio/mpeg');
});

test('lists go on to older episodes without scripts', async ({ page }) => {
  await page.goto('/the-kyle-anzalone-show');
  const first = await page.locator('main h3').first().textContent();
  await page.getByRole('link', { name: /Older/ }).click();
  await expect(page.locator('main h3').first()).not.toHaveText(first ?? '');
});
