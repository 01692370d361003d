import { expect, type Page, test } from '@playwright/test';
import { audioState } from './support/reading.ts';

const field = (page: Page) => page.getByRole('searchbox', { name: 'Search words' });
const summary = (page: Page) => page.locator('.summary');
const hits = (page: Page) => page.locator('.results article');

test('results appear while a word is typed, and the address follows', async ({ page }) => {
  await page.goto('/search');
  await field(page).pressSequentially('thermos', { delay: 30 });
  await expect(summary(page)).toContainText('result');
  await expect(hits(page).first().locator('mark').first()).toHaveText(/thermos/i);
  await expect(page).toHaveURL(/\?q=thermos$/);
  const shown = await hits(page).allInnerTexts();
  await page.reload();
  await expect(hits(page)).toHaveText(shown, { useInnerText: true });
  await page.getByRole('combobox', { name: 'Show' }).selectOption('the-kyle-anzalone-show');
  await expect(page).toHaveURL(/show=the-kyle-anzalone-show/);
});

test('the form is sent by its button, with what was chosen', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('navigation', { name: 'Site' }).getByRole('link', { name: 'Search' }).click();
  await page.getByRole('combobox', { name: 'Kind' }).selectOption('transcript');
  await field(page).fill('bathtub');
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(page).toHaveURL(/\/search\?q=bathtub&kind=transcript/);
  await expect(hits(page).first()).toContainText('Said in an episode');
});

test('a moment in a result sets the player to its second', async ({ page }) => {
  await page.goto('/search?q=bathtub');
  const moment = hits(page).locator('.moments a').first();
  const second = Number((await moment.getAttribute('href'))?.split('#t=')[1]);
  await moment.click();
  await expect(page).toHaveURL(new RegExp(`#t=${second}$`));
  await page.locator('main').getByRole('button', { name: /^Play/ }).first().click();
  await expect.poll(async () => (await audioState(page)).at).toBeGreaterThanOrEqual(second);
});

test('an answer that comes late is never shown over a later one', async ({ page }) => {
  let asked = 0;
  await page.route('**/api/search?*', async (route) => {
    asked += 1;
    if (route.request().url().includes('q=buoy&')) await new Promise((done) => setTimeout(done, 1500));
    await route.continue().catch(() => undefined);
  });
  await page.goto('/search');
  await field(page).fill('buoy');
  await expect.poll(() => asked).toBe(1);
  await field(page).fill('ferry');
  await expect(page).toHaveURL(/\?q=ferry$/);
  await expect(hits(page).first().locator('mark').first()).toHaveText(/ferr/i);
  await page.waitForTimeout(2000);
  await expect(page).toHaveURL(/\?q=ferry$/);
  await expect(hits(page).first().locator('mark').first()).toHaveText(/ferr/i);
});

test('when the API is out of reach, what was found stays and Enter still searches', async ({ page }) => {
  await page.goto('/search?q=buoy');
  const before = await hits(page).count();
  await page.route('**/api/search?*', (route) => route.abort());
  await field(page).fill('ferry');
  await page.waitForTimeout(600);
  expect(await hits(page).count()).toBe(before);
  await field(page).press('Enter');
  await expect(page).toHaveURL(/q=ferry/);
  await expect(hits(page).first()).toContainText(/ferr/i);
});

test('the keyboard leads from the field through the results and into an episode', async ({ page }) => {
  await page.goto('/search?q=bathtub');
  await field(page).focus();
  await page.keyboard.press('ArrowDown');
  await expect(hits(page).first().getByRole('heading').getByRole('link')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(field(page)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/[a-z0-9]{10}-/);
});
