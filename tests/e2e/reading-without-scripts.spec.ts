import { expect, test } from '@playwright/test';
import { episodeCalled } from './support/reading.ts';

test.use({ javaScriptEnabled: false });

test('a transcript is whole at its own address, its times lead into the audio, and its sentences have anchors', async ({
  page,
  request,
}) => {
  const episode = await episodeCalled(request, 'The Buoy Comes Home');
  await page.goto(`${episode}/transcript#s50`);
  await expect(page.getByText('And now somebody has towed it home in the dark.')).toBeInViewport();
  await expect(page.locator('#s50 .at')).toHaveAttribute('href', /\.mp3\?e=coi-198#t=50$/);
  await expect(page.locator('audio[controls]')).toBeVisible();
  await expect(page.locator('.tools')).toBeHidden();
  const vtt = await (await request.get(`${episode}/transcript.vtt`)).text();
  expect(await page.locator('.said p > span').count()).toBe(vtt.match(/-->/g)?.length);
});

test('a transcript opens in the episode’s page', async ({ page, request }) => {
  await page.goto(await episodeCalled(request, 'The Buoy Comes Home'));
  await expect(page.getByText('The red buoy is back.')).toBeHidden();
  await page.getByText('Read along').click();
  await expect(page.getByText('The red buoy is back.')).toBeVisible();
});

test('a clip is an audio element with its two seconds', async ({ page, request }) => {
  const episode = await episodeCalled(request, 'The Buoy Comes Home');
  await page.goto(`${episode}/clip/50-105`);
  await expect(page.locator('audio[controls]').first()).toHaveAttribute('src', /#t=50,105$/);
  await expect(page.locator('clip-button audio')).toBeVisible();
});
