import { expect, test } from '@playwright/test';
import {
  barOf,
  episodeNumber,
  expectPaused,
  expectPlaying,
  heard,
  openFull,
  playEpisode,
} from './support/player.ts';

test('after a reload the player stands where it was, silent, and goes on from there', async ({
  page,
  request,
}) => {
  const { path, title } = await episodeNumber(request, 198);
  await playEpisode(page, path);
  await page.getByRole('slider', { name: 'Position in this episode' }).fill('95');
  await expectPlaying(page, 95);
  await barOf(page).getByRole('button', { name: 'Pause' }).click();
  await expectPaused(page);

  await page.goto('/about');
  const bar = barOf(page);
  await expect(bar.getByRole('link', { name: title })).toBeVisible();
  expect((await heard(page)).source).toBe('');
  await bar.getByRole('button', { name: /^Play from 1:3\d$/ }).click();
  await expectPlaying(page, 95);
});

test('each episode is left at its own place, and its button says so', async ({ page, request }) => {
  const [one, other] = await Promise.all([episodeNumber(request, 198), episodeNumber(request, 200)]);
  await playEpisode(page, one.path);
  await page.getByRole('slider', { name: 'Position in this episode' }).fill('61');
  await expectPlaying(page, 61);
  await playEpisode(page, other.path);
  await page.goto(one.path);
  await page
    .locator('main')
    .getByRole('button', { name: /^Play from 1:0\d$/ })
    .click();
  await expectPlaying(page, 61);
});

test('speed, volume and mute outlast a reload', async ({ page, request }) => {
  const { path } = await episodeNumber(request, 198);
  await playEpisode(page, path);
  const full = await openFull(page);
  await full.getByRole('slider', { name: 'Speed' }).fill('1.35');
  await full.getByRole('slider', { name: 'Volume' }).fill('0.4');
  await full.getByRole('button', { name: 'Mute' }).click();
  await expect.poll(async () => (await heard(page)).rate).toBe(1.35);
  await page.reload();
  await barOf(page).getByRole('button', { name: /^Play/ }).click();
  await expectPlaying(page);
  expect(await heard(page)).toMatchObject({ rate: 1.35, volume: 0.4, isMuted: true });
  await expect(barOf(page).getByRole('button', { name: 'Speed: 1.35 times' })).toBeAttached();
});

test('home offers to continue, and moves nothing for it', async ({ page, request }) => {
  await page.goto('/');
  const offer = page.locator('continue-listening');
  await expect(offer).toBeHidden();
  const before = await page.getByRole('heading', { name: 'Latest episodes' }).boundingBox();
  const { path, title } = await episodeNumber(request, 198);
  await playEpisode(page, path);
  await page.getByRole('slider', { name: 'Position in this episode' }).fill('120');
  await expectPlaying(page, 120);
  await page.goto('/');
  await expect(offer).toBeVisible();
  expect(await page.getByRole('heading', { name: 'Latest episodes' }).boundingBox()).toEqual(before);
  await expect(offer.getByRole('link', { name: title })).toBeVisible();
  await offer.getByRole('button', { name: /^Continue listening: .*, from 2:0/ }).click();
  await expectPlaying(page, 120);
});

test('the player works where storage is refused, and where it holds something else', async ({
  page,
  request,
}) => {
  const { path } = await episodeNumber(request, 198);
  await page.addInitScript(() => {
    if (location.search === '?refused') {
      Object.defineProperty(window, 'localStorage', {
        get() {
          throw new DOMException('No storage.', 'SecurityError');
        },
      });
    } else
      localStorage.setItem(
        'player',
        '{"version":1,"queue":[{"id":4}],"recent":"x","open":true,"rate":"fast"}',
      );
  });
  for (const address of [path, `${path}?refused`]) {
    await playEpisode(page, address);
    expect((await heard(page)).rate).toBe(1);
  }
});
