import type { Browser, CDPSession, Page } from '@playwright/test';

/** Milliseconds of each second of playback, and of the one load before. */
export type Following = { kilobytes: number; ready: number; script: number; rendering: number };

const seconds = 20;

/**
 * What it costs to follow a transcript of ten thousand sentences while its audio plays, as the browser itself
 * counts it.
 */
export async function measureFollowing(browser: Browser, address: string): Promise<Following> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const client = await page.context().newCDPSession(page);
  await client.send('Performance.enable');
  const response = await page.goto(address);
  const { decodedBodySize, domInteractive } = await page.evaluate(() => {
    const [entry] = performance.getEntriesByType('navigation');
    if (!(entry instanceof PerformanceNavigationTiming))
      throw new TypeError('The page was not navigated to.');
    const { decodedBodySize: size, domInteractive: interactive } = entry;
    return { decodedBodySize: size, domInteractive: interactive };
  });
  if (!response?.ok()) throw new Error(`There is no transcript at ${address}.`);
  // From the middle on, where looking for the sentence from the beginning would cost most.
  const middle = page.locator('.said .at').nth(120);
  await middle.click();
  await waitFor(page, (await timeOf(page)) + 2);
  const before = await metricsOf(client);
  const from = await timeOf(page);
  await waitFor(page, from + seconds);
  const after = await metricsOf(client);
  const played = (await timeOf(page)) - from;
  const marked = await page.locator('.said .now').count();
  await page.close();
  if (marked !== 1) throw new Error('No sentence of the transcript was followed.');
  const each = (name: string) => (((after.get(name) ?? 0) - (before.get(name) ?? 0)) * 1000) / played;
  return {
    kilobytes: decodedBodySize / 1000,
    ready: domInteractive,
    script: each('ScriptDuration'),
    rendering: each('LayoutDuration') + each('RecalcStyleDuration'),
  };
}

const timeOf = (page: Page) =>
  page.evaluate(() => document.querySelector<HTMLAudioElement>('player-bar audio')?.currentTime ?? 0);

/** Sleeps outside of the page: asking it all the time would be counted as its own work. */
async function waitFor(page: Page, time: number): Promise<void> {
  for (let now = await timeOf(page); now < time; now = await timeOf(page))
    await page.waitForTimeout(Math.max(250, (time - now) * 1000));
}

/** @see https://chromedevtools.github.io/devtools-protocol/tot/Performance/ */
async function metricsOf(client: CDPSession): Promise<Map<string, number>> {
  const { metrics } = await client.send('Performance.getMetrics');
  return new Map(metrics.map(({ name, value }) => [name, value]));
}
