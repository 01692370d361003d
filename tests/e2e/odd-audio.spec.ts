import { expect, type Page, test } from '@playwright/test';
import { oddEpisode } from './support/odd-episode.ts';
import {
  barOf,
  enqueue,
  expectPaused,
  expectPlaying,
  heard,
  openFull,
  playEpisode,
} from './support/player.ts';

const line = (page: Page) => page.getByRole('slider', { name: 'Position in this episode' });

test('an episode of five hours plays near its end', async ({ page, request }) => {
  await playEpisode(page, `${await oddEpisode(request, 'Five Hours')}#t=4:43:20`);
  await expectPlaying(page, 17_000);
  await expect(line(page)).toHaveAttribute('aria-valuetext', /^4 hours 43 minutes/);
  await expect(barOf(page)).toContainText('4:43:2');
});

test('a length that the feed does not name, or names as nought, is learnt from the audio', async ({
  page,
  request,
}) => {
  for (const [title, length] of [
    ['No Length', '1:00'],
    ['Nought Seconds', '0:45'],
  ] as const) {
    const path = await oddEpisode(request, title);
    await page.goto(path);
    await expect(line(page)).toBeDisabled();
    await playEpisode(page, path);
    await expect(line(page)).toBeEnabled();
    await expect(page.locator('episode-line')).toContainText(length);
  }
  await page.locator('main').focus();
  await page.keyboard.press('9');
  await expectPlaying(page, 40);
});

test('audio from a host without ranges plays, and the player says where it truly is', async ({
  page,
  request,
}) => {
  await playEpisode(page, await oddEpisode(request, 'No Length'));
  await expect(line(page)).toBeEnabled();
  await line(page).fill('30');
  await expectPlaying(page);
  await expect
    .poll(async () => {
      const { time } = await heard(page);
      return Math.abs(time - Number(await line(page).inputValue()));
    })
    .toBeLessThan(2);
});

test('chapters after the end are left out, and the last one leads to no other', async ({ page, request }) => {
  await playEpisode(page, await oddEpisode(request, 'Chapters After'));
  await expect(page.getByRole('region', { name: 'Chapters' }).getByRole('listitem')).toHaveCount(2);
  const full = await openFull(page);
  await full.getByRole('button', { name: 'Next chapter' }).click();
  await expectPlaying(page, 30);
  await expect(full.getByRole('button', { name: 'Next chapter' })).toHaveCount(0);
  await expect(full.getByRole('button', { name: 'Next episode' }).first()).toBeVisible();
});

test('a chapter’s picture is asked for at its host when somebody opens it, and not before', async ({
  page,
  request,
}) => {
  const asked: string[] = [];
  page.on('request', (one) => one.url().endsWith('/picture.svg') && asked.push(one.headers().referer ?? ''));
  await page.goto(await oddEpisode(request, 'Chapters After'));
  await page.waitForLoadState('networkidle');
  expect(asked).toEqual([]);
  const list = page.getByRole('region', { name: 'Chapters' });
  await list.getByText('Picture').press('Enter');
  const picture = list.getByRole('img', { name: 'Picture of the chapter “Within”' });
  await expect(picture).toBeVisible();
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(0);
  expect(asked).toEqual(['']);
});

test('audio that was never there is said to be gone or not to have loaded', async ({ page, request }) => {
  await page.goto(await oddEpisode(request, 'The Audio Is Gone'));
  await page.locator('main .opening').getByRole('button', { name: /^Play/ }).click();
  await expect(barOf(page).getByRole('status')).toContainText(/gone from its address|did not load/);
  await expect(barOf(page).getByRole('link', { name: 'Open the file itself' })).toBeVisible();
  const full = await openFull(page);
  await expect(full.getByRole('alert')).toContainText(/gone from its address|did not load/);
  // What needs no audio still works.
  await full.getByRole('slider', { name: 'Speed' }).fill('2');
  await expect(full.getByRole('button', { name: '2 times', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
});

test('words of another direction run from the right, and a very long one breaks no layout', async ({
  page,
  request,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const rightToLeft = await oddEpisode(request, 'הנמל');
  await page.goto(`${rightToLeft}/transcript`);
  const words = page.locator('.said p > span').first();
  await expect(words).toContainText('הספינה');
  expect(await words.evaluate((span) => getComputedStyle(span).direction)).toBe('rtl');
  for (const path of [rightToLeft, await oddEpisode(request, 'Unbroken')]) {
    for (const address of [path, `${path}/transcript`, `${path}/clip/1-12`]) {
      await page.goto(address);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(wide, address).toBeLessThanOrEqual(0);
    }
  }
  await playEpisode(page, await oddEpisode(request, 'Unbroken'));
  const full = await openFull(page);
  expect(await full.evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth)).toBeLessThanOrEqual(0);
});

test('a player in another window keeps its own place, and both remember', async ({
  page,
  context,
  request,
}) => {
  const [one, other] = [await oddEpisode(request, 'Nought'), await oddEpisode(request, 'Chapters After')];
  const second = await context.newPage();
  await playEpisode(page, one);
  await page.keyboard.press('4');
  await playEpisode(second, other);
  await second.locator('main').focus();
  await second.keyboard.press('5');
  await expectPlaying(second, 25);
  await page.goto(other);
  await second.close();
  await page.goto(other);
  await expect(
    page.locator('main .opening').getByRole('button', { name: /^Play from 0:2\d$/ }),
  ).toBeVisible();
});

test('where nothing can be stored, all works until the page is left', async ({ page }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('Full.', 'QuotaExceededError');
    };
  });
  await page.goto('/conflicts-of-interest');
  const title = await enqueue(page, 1);
  await page
    .locator('main article.row')
    .first()
    .getByRole('button', { name: /^Play:/ })
    .click();
  await expectPlaying(page);
  const full = await openFull(page);
  await expect(full.getByRole('button', { name: `Play now: ${title}` })).toBeVisible();
  await full.getByRole('slider', { name: 'Speed' }).fill('1.5');
  await expect.poll(async () => (await heard(page)).rate).toBe(1.5);
  await full.getByRole('button', { name: 'Pause' }).click();
  await expectPaused(page);
});

test('without a network the full player opens none the less, and the sound goes on', async ({
  page,
  context,
  request,
}) => {
  await playEpisode(page, await oddEpisode(request, 'Chapters After'));
  const fetched = () =>
    page.evaluate(() =>
      performance.getEntriesByType('resource').some(({ name }) => /panel\.[^/]+\.css$/.test(name)),
    );
  await expect.poll(fetched).toBe(true);
  await context.setOffline(true);
  const { time } = await heard(page);
  await openFull(page);
  await expectPlaying(page, time);
});
