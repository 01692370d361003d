import { expect, type Page, test } from '@playwright/test';
import { barOf, enqueue, episodeNumber, expectPlaying, openFull, playEpisode } from './support/player.ts';

declare global {
  interface Window {
    noise: string[];
  }
}

/** Notes whatever moves by itself, and whatever meets the page's policy. */
async function listenForNoise(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.noise = [];
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      window.noise.push(`${violatedDirective}: ${blockedURI}`);
    });
    if (!PerformanceObserver.supportedEntryTypes.includes('layout-shift')) return;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const value = Number(Reflect.get(entry, 'value'));
        // A label may change inside its button; what is around it may not move.
        if (Reflect.get(entry, 'hadRecentInput') === false && value > 0.0001) {
          window.noise.push(`shift of ${value}`);
        }
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

const noise = (page: Page) => page.evaluate(() => window.noise);
const fetched = (page: Page) =>
  page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .filter((name) => /\/(start|panel)\./.test(name)),
  );

test('before the first touch, nothing of the player is fetched but its buttons', async ({
  page,
  request,
}) => {
  for (const address of ['/', '/conflicts-of-interest', (await episodeNumber(request, 200)).path]) {
    await page.goto(address);
    await page.waitForLoadState('networkidle');
    expect(await fetched(page), address).toEqual([]);
  }
});

test('nothing moves and no policy is met, from the first press to the full player and the next visit', async ({
  page,
  request,
}) => {
  await listenForNoise(page);
  const { path } = await episodeNumber(request, 200);
  await page.goto('/conflicts-of-interest');
  await enqueue(page, 2);
  expect(await noise(page)).toEqual([]);
  await playEpisode(page, path);
  const full = await openFull(page);
  await full.getByRole('slider', { name: 'Position' }).fill('100');
  await expectPlaying(page, 100);
  await full.getByRole('slider', { name: 'Position' }).hover();
  await full.getByRole('button', { name: 'Keyboard shortcuts' }).click();
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  expect(await noise(page)).toEqual([]);
  for (const address of ['/', '/about', path]) {
    await page.goto(address);
    await expect(barOf(page)).toBeVisible();
    await page.waitForLoadState('networkidle');
    expect(await noise(page), address).toEqual([]);
  }
});

test('over a line, the time and the chapter under the pointer are shown', async ({ page, request }) => {
  await playEpisode(page, (await episodeNumber(request, 200)).path);
  const line = page.getByRole('slider', { name: 'Position in this episode' });
  const box = await line.boundingBox();
  await line.hover({ position: { x: (box?.width ?? 0) / 2, y: 10 } });
  await expect(page.locator('.preview')).toHaveText(/^4:0\d · The bridge/);
  await page.mouse.move(5, 5);
  await expect(page.locator('.preview')).toBeHidden();
});
