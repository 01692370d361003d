import { expect, test } from '@playwright/test';
import { barOf, episodeNumber, expectPaused, expectPlaying, heard } from './support/player.ts';

const play = { name: /^Play/ };

for (const [address, says, from] of [
  ['#t=1:05', 'Play from 1:05', 65],
  ['?t=90', 'Play from 1:30', 90],
  ['#t=1m40s', 'Play from 1:40', 100],
] as const) {
  test(`${address} sets the player there, and sound waits for a press`, async ({ page, request }) => {
    const { path } = await episodeNumber(request, 200);
    await page.goto(path + address);
    const button = page.locator('main .opening').getByRole('button', play);
    await expect(button).toHaveText(says);
    await expect(barOf(page).getByRole('button', { name: says })).toBeVisible();
    expect((await heard(page)).source).toBe('');
    await button.click();
    await expectPlaying(page, from);
  });
}

test('a range plays to its end and stops there; another press plays on', async ({ page, request }) => {
  const { path } = await episodeNumber(request, 200);
  await page.goto(`${path}#t=10,11.5`);
  const button = page.locator('main .opening').getByRole('button', play);
  await button.click();
  await expectPlaying(page, 10);
  await expectPaused(page);
  const { time } = await heard(page);
  expect(time).toBeGreaterThanOrEqual(11.5);
  expect(time).toBeLessThan(12);
  await button.click();
  await expectPlaying(page, 12);
});

test('a moment that a page asks for is played, and the page hears where the player is', async ({
  page,
  request,
}) => {
  const { path } = await episodeNumber(request, 200);
  await page.goto(path);
  const times = await page.evaluate(async () => {
    const article = document.querySelector<HTMLElement>('article[data-episode]');
    const { episode: id, src, title, href, show, showTitle } = article?.dataset ?? {};
    const track = { id, src, title, href, show, showTitle };
    const seen: { id: string; position: number; phase: string; at: number }[] = [];
    return new Promise<typeof seen>((resolve) => {
      document.addEventListener('player:time', (event) => {
        if (!(event instanceof CustomEvent)) return;
        seen.push({ ...event.detail, at: performance.now() });
        if (event.detail.position > 43) resolve(seen);
      });
      document.dispatchEvent(new CustomEvent('player:play', { detail: { track, at: 40 } }));
    });
  });
  const playing = times.filter(({ phase, position }) => phase === 'playing' && position > 41);
  expect(playing.length).toBeGreaterThan(3);
  const [first, last] = [playing[0], playing.at(-1)];
  expect(playing.length - 1).toBeLessThanOrEqual(Math.ceil(((last?.at ?? 0) - (first?.at ?? 0)) / 250));
});

test('a link to another moment of the page’s episode takes the player there', async ({ page, request }) => {
  const { path } = await episodeNumber(request, 200);
  await page.goto(`${path}#t=30`);
  await page.locator('main .opening').getByRole('button', play).click();
  await expectPlaying(page, 30);
  await page.evaluate(() => {
    location.hash = 't=2:00';
  });
  await expectPlaying(page, 120);
});
