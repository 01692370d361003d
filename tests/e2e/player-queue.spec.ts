import { expect, test } from '@playwright/test';
import { barOf, enqueue, expectPlaying, heard, openFull, shortenFirst } from './support/player.ts';

const row = 'main article.row';

test('when an episode ends, the next one in the queue plays', async ({ page }) => {
  await shortenFirst(page, 2);
  await page.goto('/conflicts-of-interest');
  const title = await enqueue(page, 1);
  const add = page.getByRole('button', { name: `Queue: ${title}` });
  await page
    .locator(row)
    .first()
    .getByRole('button', { name: /^Play:/ })
    .click();
  await expect(barOf(page).getByRole('link', { name: title })).toBeVisible({ timeout: 15_000 });
  await expectPlaying(page);
  await expect(add).toHaveAttribute('aria-pressed', 'false');
});

test('the queue is put in order, shortened and kept', async ({ page }) => {
  await page.goto('/conflicts-of-interest');
  const titles: string[] = [];
  for (const at of [1, 2, 3]) titles.push(await enqueue(page, at));
  await page
    .locator(row)
    .first()
    .getByRole('button', { name: /^Play:/ })
    .click();
  await expectPlaying(page);
  const [first = '', second = '', third = ''] = titles;

  const full = await openFull(page);
  const entries = full.getByRole('list', { name: 'Queue' }).getByRole('listitem');
  const order = () => entries.locator('b').allTextContents();
  expect(await order()).toEqual([first, second, third]);
  const up = full.getByRole('button', { name: `Move up: ${third}` });
  await up.press('Enter');
  expect(await order()).toEqual([first, third, second]);
  await expect(up).toBeFocused();
  await up.press('Enter');
  expect(await order()).toEqual([third, first, second]);
  // At the top there is no way up; the focus stays with the episode.
  await expect(full.getByRole('button', { name: `Play now: ${third}` })).toBeFocused();
  await full.getByRole('button', { name: `Remove: ${first}` }).press('Enter');
  expect(await order()).toEqual([third, second]);
  await expect(full.getByRole('button', { name: `Remove: ${second}` })).toBeFocused();

  await page.reload();
  await openFull(page);
  expect(await order()).toEqual([third, second]);
  await page.keyboard.press('n');
  await expect(full.getByRole('heading', { name: third })).toBeVisible();
  expect(await order()).toEqual([second]);
  expect((await heard(page)).source).not.toBe('');
});
