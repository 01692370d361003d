import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page, test } from '@playwright/test';
import type { AxeResults } from 'axe-core';
import { openDiscussion, sendAsGuest, watchedDiscussion } from './support/discussion.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

test.use({ bypassCSP: true });

/** What may differ by width and scheme; the rest is the same HTML, and is asked about once. */
const bySight = ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable', 'aria-hidden-focus'];

/** Everybody can use what the page shows, on a phone and a desk, by day and by night. */
async function expectUsable(page: Page, state: string): Promise<void> {
  await page.evaluate(axe);
  for (const [width, colorScheme, rules] of [
    [360, 'light', undefined],
    [1440, 'dark', bySight],
  ] as const) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    const options = JSON.stringify({ resultTypes: ['violations'], ...(rules && { runOnly: rules }) });
    // What stands around it is on every page, and looked at there.
    const { violations } = await page.evaluate<Pick<AxeResults, 'violations'>>(`axe.run('main', ${options})`);
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => String(target))}`);
    expect(found, `${state}, ${width} px, ${colorScheme}`).toEqual([]);
    const excess = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(excess, `${state}, ${width} px`).toBeLessThanOrEqual(0);
  }
}

test.skip(({ browserName }) => browserName !== 'chromium', 'Asked of one browser, as the page gates do.');

test('a discussion that is read can be used by everybody, in every state', async ({
  page,
  request,
  baseURL,
}) => {
  const open = await openDiscussion(request, 198);
  const comment = await sendAsGuest(baseURL, open.thread, {
    name: 'Maren',
    body: 'At 0:30 the tide turns.',
    second: 30,
  });
  await sendAsGuest(baseURL, open.thread, {
    name: 'Jo',
    body: `It does, ${comment.id}.`,
    replyTo: comment.id,
  });
  const [watched, closed] = [await watchedDiscussion(request, 7), await openDiscussion(request, 180)];
  for (const [state, address] of Object.entries({
    'nobody spoke yet': watched.path,
    'a long discussion': `/discuss/${open.thread}`,
    'one conversation': `/discuss/${open.thread}/${comment.id}`,
    'a closed one': closed.path,
    report: `/api/comments/${comment.id}/report`,
    'nothing of one’s own': '/api/comments/mine',
    'nothing there': '/api/comments/000000000000000000/receipt',
  })) {
    await page.goto(address);
    await expectUsable(page, state);
  }

  await page.goto(open.path);
  const standing = page.locator(`#c-${comment.id}`);
  await standing.locator(':scope > footer').getByRole('link', { name: 'Reply' }).click();
  await expect(standing.getByRole('textbox').first()).toBeFocused();
  await standing.locator(':scope > footer').getByRole('link', { name: 'Report' }).click();
  await expectUsable(page, 'a reply and a report that are written');
});

test('what somebody writes can be used by everybody, in every state', async ({ page, request }) => {
  await page.goto((await watchedDiscussion(request, 11)).path);
  const form = page.locator('comment-thread > form');
  // The scripts come with the first touch.
  const isReady = page.waitForResponse(/\/api\/comments\/form/);
  await form.getByLabel('Your comment').click();
  await isReady;
  await form.getByLabel('Your comment').fill('You are such idiots, both of you.');
  await form.getByLabel('Your name').fill('Otto');
  await form.getByRole('button').click();
  await expect(form.getByRole('alert')).toBeVisible();
  await expectUsable(page, 'words to think about');
  await form.getByLabel('Your comment').fill('I did not mean it.');
  await form.getByRole('button').click();
  await expect(page.locator('.comment-state')).toBeVisible();
  await expectUsable(page, 'a comment that waits');
  await page.goto('/api/comments/mine');
  await expectUsable(page, 'my comments');
  await page.getByRole('link', { name: 'waits for a moderator' }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('waits');
  await expectUsable(page, 'a receipt');
  const receipt = page.url();
  for (const what of ['edit', 'delete']) {
    await page.goto(receipt.replace('receipt', what));
    await expectUsable(page, what);
  }
  await page.goto('/api/comments/erase');
  await expectUsable(page, 'before everything is erased');
});
