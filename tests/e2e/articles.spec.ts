import { expect, test } from '@playwright/test';
import { citing } from './support/cited.ts';
import { expectPlaying, heard } from './support/player.ts';

const discussed = { name: 'Discussed in this episode' };
const discussedOn = { name: 'Discussed on' };

test('from an episode to an article that it discusses, and back by playing from its second', async ({
  page,
  request,
}) => {
  const { path, headline, articles } = await citing(request, 150);
  await page.goto(path);
  const list = page.getByRole('region', discussed);
  await expect(list.getByRole('listitem')).toHaveCount(articles.length);
  const cited = articles.find(({ place, second }) => place === 'external' && (second ?? 0) > 60);
  await list.getByRole('link', { name: cited?.headline ?? '' }).click();
  await expect(page).toHaveURL(new RegExp(`${cited?.path}$`));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(cited?.headline ?? '');
  await expect(page.getByRole('link', { name: /^Read at / })).toHaveAttribute('href', /^https:/);
  const row = page.getByRole('region', discussedOn).getByRole('listitem').filter({ hasText: headline });
  await row.getByRole('button', { name: /^Play from/ }).click();
  await expectPlaying(page, cited?.second);
  expect((await heard(page)).time).toBeLessThan((cited?.second ?? 0) + 20);
  await row.getByRole('link', { name: headline }).click();
  await expect(page).toHaveURL(new RegExp(`${path}#t=${cited?.second}$`));
  await expectPlaying(page, cited?.second);
});

test('the article under discussion is lit while it plays, and only that one', async ({ page, request }) => {
  const { path, articles } = await citing(request, 150);
  await page.goto(path);
  const list = page.getByRole('region', discussed);
  const timed = articles.filter(({ second }) => second !== undefined);
  for (const { headline } of [timed[1], timed[0]].flatMap((one) => one ?? [])) {
    const item = list.getByRole('listitem').filter({ hasText: headline });
    await item.getByRole('button', { name: /^Play from/ }).click();
    await expect(item).toHaveAttribute('aria-current', 'true');
    await expect(list.locator('[aria-current]')).toHaveCount(1);
  }
});

test('what was discussed is beside the player on wide screens and right under it on narrow ones', async ({
  page,
  request,
}) => {
  const { path } = await citing(request, 150);
  await page.goto(path);
  const box = async (name: string) =>
    (await page.getByRole('region', { name }).boundingBox()) ?? { x: 0, y: 0 };
  await page.setViewportSize({ width: 1440, height: 900 });
  expect((await box('Discussed in this episode')).x).toBeGreaterThan((await box('Chapters')).x + 500);
  await page.setViewportSize({ width: 360, height: 780 });
  expect((await box('Discussed in this episode')).y).toBeLessThan((await box('Chapters')).y);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});

test('from home the episodes of an article are two clicks away', async ({ page }) => {
  await page.goto('/');
  await page.locator('main').getByRole('link', { name: 'Seven minutes slow' }).click();
  const row = page.getByRole('region', discussedOn).getByRole('listitem').first();
  await row.getByRole('heading').getByRole('link').click();
  await expect(page.locator('article[data-episode]')).toBeVisible();
});

test('the list of articles is narrowed by a form, by links, and goes on', async ({ page }) => {
  await page.goto('/articles');
  await expect(page.locator('main article.story')).toHaveCount(20);
  await page.getByLabel('Outlet').selectOption({ label: 'Published here' });
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(page).toHaveURL(/outlet=here/);
  await expect(page.locator('main article.story')).toHaveCount(6);
  await page.getByRole('link', { name: 'Sample author' }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Articles by Sample author');
  await page.getByRole('link', { name: 'All articles' }).click();
  await expect(page).toHaveURL(/\/articles$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Articles');
  await page.getByLabel('Discussed on').selectOption({ label: 'Conflicts of Interest' });
  await page.getByLabel('Year').selectOption('2026');
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(page).toHaveURL(/show=conflicts-of-interest/);
  await page.getByRole('link', { name: 'Older articles' }).click();
  await expect(page).toHaveURL(/show=conflicts-of-interest.*cursor=/);
  await expect(page.locator('main article.story').first()).toBeVisible();
  await page.goto('/articles?outlet=nobody');
  await expect(page.getByText('There is no such article yet.')).toBeVisible();
});

test('an article at a former or mistyped address leads to its own', async ({ page, request }) => {
  const { articles } = await citing(request, 150);
  const external = articles.find(({ place }) => place === 'external');
  await page.goto(`${external?.path.replace(/-.*/, '')}-another-slug`);
  await expect(page).toHaveURL(new RegExp(`${external?.path}$`));
  for (const address of ['/articles/elsewhere/0000000000-none', '/articles/elsewhere/seven-minutes-slow']) {
    expect((await request.get(address)).status()).toBe(404);
  }
});

test('episodes that the notes point to stand beside them', async ({ page, request }) => {
  const { path } = await citing(request, 154);
  await page.goto(path);
  const links = page.getByRole('region', { name: 'See also' }).getByRole('link');
  await expect(links).toHaveCount(1);
  await links.first().click();
  await expect(page.locator('article[data-episode]')).toBeVisible();
});

test('search engines learn of the ties in both directions', async ({ request }) => {
  const { path, articles } = await citing(request, 150);
  const dataOf = async (address: string) => {
    const html = await (await request.get(address)).text();
    return JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? '{}')[
      '@graph'
    ];
  };
  const [episode] = await dataOf(path);
  expect(episode.citation.map((one: { headline: string }) => one.headline)).toEqual(
    articles.map(({ headline }) => headline),
  );
  const [article] = await dataOf(articles[0]?.path ?? '');
  expect(article.subjectOf.some((one: { '@id': string }) => one['@id'].endsWith(path))).toBe(true);
});
