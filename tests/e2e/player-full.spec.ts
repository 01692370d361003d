import { expect, test } from '@playwright/test';
import {
  barOf,
  enqueue,
  episodeNumber,
  expectPaused,
  expectPlaying,
  heard,
  openFull,
  playEpisode,
} from './support/player.ts';

test('the full player shows chapters, marks the one that plays and goes to another', async ({
  page,
  request,
}) => {
  await playEpisode(page, (await episodeNumber(request, 200)).path);
  const full = await openFull(page);
  const chapters = full.getByRole('list', { name: 'Chapters' });
  await expect(chapters.locator('[aria-current]')).toHaveCount(1);
  const third = chapters.getByRole('button').nth(2);
  await third.click();
  await expect(third).toHaveAttribute('aria-current', 'true');
  const slider = full.getByRole('slider', { name: 'Position' });
  await expect(slider).toHaveAttribute('aria-valuetext', /\d+ (second|minute)s?.* of 8 minutes 10 seconds/);
});

test('the sleep timer ends at the end of a chapter', async ({ page, request }) => {
  await playEpisode(page, (await episodeNumber(request, 200)).path);
  const starts = await page
    .locator('[data-chapter-start]')
    .evaluateAll((marks) => marks.map((mark) => Number(mark.getAttribute('data-chapter-start'))));
  const end = starts[1] ?? 0;
  const full = await openFull(page);
  await expect(full.getByRole('heading', { name: 'Chapters' })).toBeVisible();
  await full.getByRole('combobox', { name: 'Sleep timer' }).selectOption('End of the chapter');
  await full.getByRole('slider', { name: 'Position' }).fill(String(end - 2));
  await expectPlaying(page, end - 2);
  await expectPaused(page);
  const { time } = await heard(page);
  expect(time).toBeGreaterThanOrEqual(end);
  expect(time).toBeLessThan(end + 1);
  await expect(full.getByRole('combobox', { name: 'Sleep timer' })).toHaveValue('');
});

test('the sleep timer ends after its minutes', async ({ page, request }) => {
  await playEpisode(page, (await episodeNumber(request, 200)).path);
  const full = await openFull(page);
  await full.getByRole('combobox', { name: 'Sleep timer' }).selectOption('5 minutes');
  await expectPlaying(page, 1);
  await page.evaluate(() => {
    const now = Date.now;
    Date.now = () => now() + 5 * 60_000;
  });
  await expectPaused(page);
});

test('with the sleep timer at the end of the episode, the queue waits', async ({ page, request }) => {
  const { path } = await episodeNumber(request, 198);
  await page.goto('/conflicts-of-interest');
  await enqueue(page, 1);
  await playEpisode(page, path);
  const full = await openFull(page);
  await full.getByRole('combobox', { name: 'Sleep timer' }).selectOption('End of the episode');
  await full.getByRole('slider', { name: 'Position' }).press('End');
  await expectPaused(page);
  await expect(full.getByRole('list', { name: 'Queue' }).getByRole('listitem')).toHaveCount(1);
});

test('a moment is copied where the system cannot share, and that is said', async ({ page, request }) => {
  const { path } = await episodeNumber(request, 198);
  await page.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, 'share', { value: undefined });
    Object.defineProperty(Navigator.prototype, 'clipboard', {
      value: { writeText: (text: string) => Promise.resolve(Object.assign(window, { copied: text })) },
    });
  });
  await page.goto(`${path}#t=1:05`);
  const full = await openFull(page);
  await full.getByRole('button', { name: 'Share at 1:05' }).click();
  await expect(full.getByRole('status')).toHaveText('Link to 1:05 copied.');
  expect(await page.evaluate(() => Reflect.get(window, 'copied'))).toMatch(new RegExp(`${path}#t=1:05$`));
});

test('the focus comes back to where the full player was opened, and stays in the bar over a navigation', async ({
  page,
  request,
}) => {
  const { path, title } = await episodeNumber(request, 198);
  await playEpisode(page, path);
  const opener = barOf(page).getByRole('button', { name: 'Open full player' });
  await opener.press('Enter');
  await expect(page.locator('dialog.panel')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(opener).toBeFocused();
  await page.getByRole('contentinfo').getByRole('link', { name: 'Conflicts of Interest' }).click();
  await expect(page).toHaveURL(/\/conflicts-of-interest$/);
  const link = barOf(page).getByRole('link', { name: title });
  await link.press('Enter');
  await expect(page).toHaveURL(new RegExp(`${path}$`));
  await expect(link).toBeFocused();
  await expectPlaying(page);
});

test('closing the player puts it away for good', async ({ page, request }) => {
  await playEpisode(page, (await episodeNumber(request, 198)).path);
  const full = await openFull(page);
  await full.getByRole('button', { name: 'Close the player' }).click();
  await expect(barOf(page)).toBeHidden();
  await expectPaused(page);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(barOf(page)).toBeHidden();
});
