import { expect, type Page, test } from '@playwright/test';

const field = (page: Page) => page.getByRole('searchbox', { name: 'Search words' });
const summary = (page: Page) => page.locator('.summary');
const hits = (page: Page) => page.locator('.results article');

test.use({ javaScriptEnabled: false });

test('finds, marks, filters, and leads to the second', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('navigation', { name: 'Site' }).getByRole('link', { name: 'Search' }).click();
  await field(page).fill('bathtub');
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(page).toHaveURL(/\/search\?q=bathtub/);
  await expect(field(page)).toHaveValue('bathtub');
  await expect(summary(page)).toContainText(/^\d+ results?\./);
  await expect(hits(page).locator('mark').first()).toHaveText(/bathtub/i);
  const moment = hits(page).locator('.moments a').first();
  await expect(moment).toHaveAttribute('href', /^\/[a-z-]+\/[a-z0-9]{10}-[a-z0-9-]+#t=\d+$/);

  await page.getByLabel('Kind').selectOption('article');
  await page.getByLabel('Year').selectOption('2025');
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(page).toHaveURL(/kind=article&show=&year=2025/);
  await expect(page.getByLabel('Kind')).toHaveValue('article');
  await expect(summary(page)).toContainText('Nothing was found');
  await expect(page.getByText('Look everywhere')).toBeVisible();
});

test('says what to do with nothing, with too little, and with what is not there', async ({ page }) => {
  await page.goto('/search');
  await expect(summary(page)).toBeEmpty();
  await expect(page.getByText('leads to the very second')).toBeVisible();
  await page.goto('/search?q=a');
  await expect(summary(page)).toHaveText('Please type two letters or more.');
  await page.goto('/search?q=zzqwvxk');
  await expect(summary(page)).toHaveText('Nothing was found for “zzqwvxk”.');
  await expect(page.getByText('Try another word for it, or a name.')).toBeVisible();
});

test('takes any text, and no address breaks it', async ({ page }) => {
  for (const query of [
    '"',
    'AND OR NOT',
    '<script>alert(1)</script>',
    '%F0%9F%90%9F',
    "'; DROP TABLE--",
    '*',
    'a'.repeat(400),
  ]) {
    const response = await page.goto(
      `/search?q=${encodeURIComponent(query)}&show=nobody&year=0&page=-1&kind=x`,
    );
    expect(response?.status(), query).toBe(200);
    expect(await page.locator('main script').count(), query).toBe(0);
  }
});

test('goes on to more results', async ({ page }) => {
  await page.goto('/search?q=the');
  await page.getByRole('link', { name: 'More results' }).click();
  await expect(page).toHaveURL(/q=the&page=2$/);
  await expect(hits(page).first()).toBeVisible();
  await expect(page.getByRole('link', { name: 'Better results' })).toBeVisible();
});
