import { expect, test } from '@playwright/test';
import { seen } from './support/seen.ts';

test.use({ javaScriptEnabled: false });

test('finds, marks, and leads to the second', async ({ page }) => {
  await page.goto('/');
  await page.goto((await seen(page, 'nav a[href="/search"]'))?.href ?? '');
  expect(await seen(page, 'form[action="/search"]:not([method]) input[name=q]')).toBeDefined();
  await page.goto('/search?q=bathtub&kind=&show=&year=');
  expect((await seen(page, '.summary'))?.text).toMatch(/^\d+ results?\./);
  expect((await seen(page, '.results mark'))?.text).toMatch(/bathtub/i);
  expect((await seen(page, '.moments a'))?.href).toMatch(/^\/[a-z-]+\/[a-z0-9]{10}-[a-z0-9-]+#t=\d+$/);
});

test('keeps what was chosen, and says what to try when nothing is there', async ({ page }) => {
  await page.goto('/search?q=bathtub&kind=article&show=&year=2026');
  expect(await page.evaluate(() => document.querySelector('select')?.value)).toBe('article');
  expect((await seen(page, '.summary'))?.text).toBe('Nothing was found for “bathtub”.');
  expect((await seen(page, '.advice'))?.text).toContain('Look everywhere');
});

test('says what to do with nothing and with too little', async ({ page }) => {
  await page.goto('/search');
  expect((await seen(page, '.results'))?.text).toMatch(/leads to the very\s+second/);
  await page.goto('/search?q=a');
  expect((await seen(page, '.summary'))?.text).toBe('Please type two letters or more.');
});

test('takes any text, and no address breaks it', async ({ page }) => {
  for (const query of [
    '"',
    'AND OR NOT',
    '<script>alert(1)</script>',
    '🐟',
    "'; DROP TABLE--",
    '*',
    'a'.repeat(400),
  ]) {
    const address = `/search?q=${encodeURIComponent(query)}&show=nobody&year=0&page=-1&kind=x`;
    expect((await page.goto(address))?.status(), query).toBe(200);
    expect((await seen(page, '.summary'))?.text, query).toBeTruthy();
  }
});

test('goes on to more results', async ({ page }) => {
  await page.goto('/search?q=the');
  await page.goto((await seen(page, '.results a[rel=next]'))?.href ?? '');
  expect(page.url()).toMatch(/q=the&page=2$/);
  expect(await seen(page, '.results article')).toBeDefined();
  expect(await seen(page, '.results a[rel=prev]')).toBeDefined();
});
