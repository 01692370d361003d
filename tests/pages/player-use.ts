import { gzipSync } from 'node:zlib';
import type { Browser, Page } from '@playwright/test';

/** Kilobytes in gzip that the whole player adds to a page, and how far its use and its return move anything. */
export type PlayerUse = { scripts: number; styles: number; shift: number };

declare global {
  interface Window {
    shift: number;
  }
}

/** Uses the whole player once: plays, opens the full form and the sheet of keys, comes back to the home page. */
export async function measurePlayerUse(
  browser: Browser,
  origin: string,
  episode: string,
): Promise<PlayerUse> {
  const page = await browser.newPage({ viewport: { width: 412, height: 823 } });
  await page.addInitScript(() => {
    window.shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        if (Reflect.get(entry, 'hadRecentInput') === false)
          window.shift += Number(Reflect.get(entry, 'value'));
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(origin + episode, { waitUntil: 'networkidle' });
  const first = new Set(await filesOf(page));
  await page.locator('main .opening').getByRole('button', { name: /^Play/ }).click();
  await page.waitForFunction(() => document.querySelector<HTMLAudioElement>('player-bar audio')?.currentTime);
  const bar = page.getByRole('region', { name: 'Player', exact: true });
  await bar.getByRole('button', { name: 'Open full player' }).click();
  const full = page.locator('dialog.panel');
  await full.getByRole('slider', { name: 'Position' }).fill('100');
  await full.getByRole('button', { name: 'Keyboard shortcuts' }).click();
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
  await page.waitForLoadState('networkidle');
  const added = (await filesOf(page)).filter((file) => !first.has(file));
  let shift = await page.evaluate(() => window.shift);
  await page.goto(`${origin}/`, { waitUntil: 'networkidle' });
  await page.locator('continue-listening').getByRole('button').waitFor();
  await page.waitForTimeout(500);
  shift += await page.evaluate(() => window.shift);
  const weigh = async (ending: string) => {
    const bodies = await Promise.all(
      added
        .filter((file) => file.endsWith(ending))
        .map(async (file) => (await page.request.get(file)).body()),
    );
    return bodies.reduce((total, body) => total + gzipSync(body).byteLength, 0) / 1000;
  };
  const use = { scripts: await weigh('.js'), styles: await weigh('.css'), shift };
  await page.close();
  return use;
}

const filesOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
