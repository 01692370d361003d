import { expect, test } from '@playwright/test';
import { citing } from './support/cited.ts';
import { seen } from './support/seen.ts';

test.use({ javaScriptEnabled: false });

test('an episode leads to its articles, and each of them back to the second', async ({ page, request }) => {
  const { path, articles } = await citing(request, 150);
  const cited = articles.find(({ place, second }) => place === 'external' && (second ?? 0) > 60);
  await page.goto(path);
  expect(await seen(page, `.discussed a[href="${cited?.path}"]`)).toBeDefined();
  expect((await seen(page, `.discussed .at[href$="#t=${cited?.second}"]`))?.text).toContain('6:10');
  await page.goto(cited?.path ?? '');
  expect((await seen(page, 'h1'))?.text).toBe(cited?.headline);
  expect((await seen(page, `.discussed-on .at[href$="#t=${cited?.second}"]`))?.href).toContain('.mp3');
  expect(await seen(page, `.discussed-on h3 a[href="${path}#t=${cited?.second}"]`)).toBeDefined();
});

test('the list of articles is narrowed by a plain form', async ({ page }) => {
  await page.goto('/articles?outlet=here&author=sample-author&show=&year=2026');
  expect((await seen(page, 'h1'))?.text).toContain('Articles by Sample author');
  expect(await seen(page, 'form[action="/articles"] select[name=outlet]')).toBeDefined();
  expect(await seen(page, 'main article.story h2 a[href="/articles/seven-minutes-slow"]')).toBeDefined();
});

test('from home an article and its episodes are two links away', async ({ page }) => {
  await page.goto('/');
  expect(await seen(page, 'main a[href="/articles/seven-minutes-slow"]')).toBeDefined();
  await page.goto('/articles/seven-minutes-slow');
  expect(await seen(page, '.discussed-on h3 a[href$="#t=200"]')).toBeDefined();
});
