import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/axe.ts';
import {
  cardOf,
  expectFits,
  ownDiscussion,
  picture,
  press,
  sendWaiting,
  signIn,
  storedComment,
} from './support/console.ts';
import { sendAsGuest } from './support/discussion.ts';

// So that axe may look at the page.
test.use({ bypassCSP: true });

const said = (page: Page) => page.locator('.queue-status p');

for (const [place, width] of [
  [0, 360],
  [1, 1280],
] as const) {
  test.describe(`at ${width} px`, () => {
    test.use({ viewport: { width, height: 800 } });

    test('comments are approved, rejected with a reason, put aside and taken back with keys alone', async ({
      page,
      request,
      baseURL,
    }) => {
      await signIn(page, 'moderator');
      const thread = await ownDiscussion(page, place);
      const [one, two, three] = await sendWaiting(baseURL, thread, 3);
      if (!one || !two || !three) throw new Error('Three were sent.');
      await page.goto(`/host/queue?thread=${thread}`);
      await expectAccessible(page, 'the queue');
      await expectFits(page);
      await picture(page, 'host-queue');
      const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-comment'));

      await cardOf(page, one.id).focus();
      await page.keyboard.press('a');
      await expect(said(page)).toHaveText('Approved.');
      await expect(cardOf(page, one.id)).toHaveCount(0);
      expect((await storedComment(page, one.id)).state).toBe('published');
      await page.keyboard.press('u');
      await expect(said(page)).toHaveText('Taken back.');
      expect(await focused()).toBe(one.id);
      expect((await storedComment(page, one.id)).state).toBe('pending');
      await page.keyboard.press('s');
      await expect(said(page)).toHaveText('Marked as spam.');
      expect((await storedComment(page, one.id)).state).toBe('spam');

      await cardOf(page, two.id).focus();
      await page.keyboard.press('r');
      await expectAccessible(page, 'choosing a reason');
      await expectFits(page);
      await page.keyboard.press('5');
      await expect(said(page)).toHaveText('Rejected.');
      const receipt = await request.get(`/api/comments/${two.id}/receipt`, {
        headers: { cookie: two.guest },
      });
      expect(await receipt.text()).toContain('A moderator read it as advertising');

      await cardOf(page, three.id).focus();
      await page.keyboard.press('h');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await expect(said(page)).toHaveText('The guest is held or banned from now on.');
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog')).toBeVisible();
      await expectAccessible(page, 'the keys');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Keys' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await page.keyboard.press('Escape');
      await page.goto('/host/guests');
      await expect(page.getByText('held until').first()).toBeVisible();
      await expectAccessible(page, 'who is held');
      await expectFits(page);
    });

    test('several comments are chosen and decided on at once, and taken back together', async ({
      page,
      baseURL,
    }) => {
      await signIn(page, 'moderator');
      const thread = await ownDiscussion(page, place + 2);
      const sent = await sendWaiting(baseURL, thread, 3);
      const [changed] = sent;
      await page.goto(`/host/queue?thread=${thread}`);
      for (const { id } of sent) {
        await cardOf(page, id).focus();
        await page.keyboard.press('x');
      }
      await expect(page.locator('.queue-chosen')).toHaveText('3 chosen:');
      await expectAccessible(page, 'some are chosen');
      await page.request.fetch(`/api/comments/${changed?.id}`, {
        method: 'PATCH',
        headers: { cookie: changed?.guest ?? '', 'sec-fetch-site': 'same-origin' },
        data: { body: 'These words came later.' },
      });
      await page.keyboard.press('a');
      await expect(said(page)).toContainText('Approved. 2 of 3.');
      await expect(cardOf(page, changed?.id ?? '')).toContainText('These words came later.');
      await page.keyboard.press('u');
      await expect(said(page)).toHaveText('Taken back.');
      await expect(page.locator('.card')).toHaveCount(3);
      for (const { id } of sent) expect((await storedComment(page, id)).state).toBe('pending');
    });

    test('a guest is noted about, a comment is pinned and a discussion is closed', async ({
      page,
      baseURL,
    }) => {
      await signIn(page, 'moderator');
      const thread = await ownDiscussion(page, place + 4);
      const [sent] = await sendWaiting(baseURL, thread, 1);
      const id = sent?.id ?? '';
      await page.goto(`/host/queue?thread=${thread}`);
      await page.locator('.card header a').first().click();
      await page.getByLabel('Note for moderators').fill('Knows a lot about lamps.');
      await page.getByRole('button', { name: 'Save the note' }).press('Enter');
      await expect(page.getByLabel('Note for moderators')).toHaveValue('Knows a lot about lamps.');
      await expectAccessible(page, 'a guest');
      await expectFits(page);
      await page.getByLabel('is not taken').press('Space');
      await press(page, 'Hold or ban');
      await expect(page.locator('.card-flag')).toContainText('banned until');
      await expectAccessible(page, 'a guest who is banned');
      await picture(page, 'host-guest');
      await press(page, 'Lift it');
      await expect(page.locator('.card-flag')).toHaveCount(0);
      await page.goto(`/host/comments/${id}`);
      await expect(page.locator('.card-note')).toContainText('Knows a lot about lamps.');
      await page.getByRole('button', { name: 'Approve' }).press('Enter');
      await page.waitForURL(`**/host/comments/${id}?done=approve**`);
      await expectAccessible(page, 'one comment');
      await picture(page, 'host-comment');
      await page.getByRole('button', { name: 'Pin', exact: true }).press('Enter');
      await page.waitForURL(`**/host/comments/${id}?done=pin**`);
      await page.goto(`/discuss/${thread}`);
      await expect(page.locator(`#c-${id}`)).toContainText('Picked by a moderator');
      await page.goto(`/host/threads/${thread}`);
      await expectAccessible(page, 'a discussion');
      await expectFits(page);
      await page.getByLabel('no', { exact: true }).press('Space');
      await page.getByRole('button', { name: 'Save these settings' }).press('Enter');
      await expect(page.getByText(/^Closed/)).toBeVisible();
      await page.goto('/host/log');
      await page.getByLabel('What').selectOption('pin');
      await press(page, 'Search');
      await page.waitForURL('**action=pin**');
      await expect(page.locator('.history li').first()).toContainText('pinned');
      await expectAccessible(page, 'the log');
      await picture(page, 'host-log');
      await expectFits(page);
      const downloading = page.waitForEvent('download');
      await page.getByRole('link', { name: 'Export' }).press('Enter');
      const log = readFileSync(await (await downloading).path(), 'utf8');
      const entries = log
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
      expect(entries.map(({ comment }) => comment)).toContain(id);
      expect(new Set(entries.map(({ action }) => action))).toEqual(new Set(['pin']));
    });

    test('a link of the mail leads to its comment, by way of signing in', async ({
      page,
      context,
      baseURL,
    }) => {
      await signIn(page, 'moderator');
      const thread = await ownDiscussion(page, place + 11);
      const [sent] = await sendWaiting(baseURL, thread, 1);
      const id = sent?.id ?? '';
      await context.clearCookies();
      await page.goto(`/host/comments/${id}`);
      await expect(page.getByText('Sign in to go on.')).toBeVisible();
      await page.getByRole('link', { name: 'Sign in' }).press('Enter');
      await press(page, 'Sample moderator');
      await page.waitForURL(`**/host/comments/${id}`);
      expect((await storedComment(page, id)).state, 'a link decides nothing').toBe('pending');
      await press(page, 'Approve');
      await page.waitForURL(`**/host/comments/${id}?done=approve**`);
      expect((await storedComment(page, id)).state).toBe('published');
    });

    test('of two moderators on one comment one wins, and the other is told what it says now', async ({
      page,
      browser,
      baseURL,
    }) => {
      await signIn(page, 'moderator');
      const thread = await ownDiscussion(page, place + 6);
      const sent = await sendAsGuest(baseURL, thread, { name: 'Ida', body: 'First words of mine.' });
      const other = await (await browser.newContext({ baseURL })).newPage();
      await page.goto(`/host/queue?thread=${thread}`);
      await signIn(other, 'host');
      await other.goto(`/host/queue?thread=${thread}`);
      await cardOf(other, sent.id).focus();
      await other.keyboard.press('a');
      await expect(said(other)).toHaveText('Approved.');
      await cardOf(page, sent.id).focus();
      await page.keyboard.press('s');
      await expect(said(page)).toContainText('has changed since you read it');
      await expect(cardOf(page, sent.id)).toContainText('published');
      expect(await storedComment(page, sent.id)).toMatchObject({ state: 'published', rev: 2 });
      await other.context().close();
    });
  });
}

test('a hundred comments are cleared with keys, each stored before the next card, and none is lost when the line is cut', async ({
  page,
  baseURL,
}) => {
  test.setTimeout(240_000);
  await signIn(page, 'moderator');
  const thread = await ownDiscussion(page, 8);
  const sent = await sendWaiting(baseURL, thread, 100);
  await page.goto(`/host/queue?thread=${thread}`);

  const expected: Record<string, string> = { a: 'published', s: 'spam', r: 'rejected' };
  const wanted = new Map<string, string>();
  let attempts = 0;
  await page.route(/\/host\/comments\/[^/]+\/(approve|reject|mark-spam)/, async (route) => {
    // Half-way the line is cut: first on the way there, then on the way back.
    const trouble = wanted.size === 51 ? attempts++ : undefined;
    if (trouble === 1) {
      const { 'x-form-token': token = '' } = route.request().headers();
      const headers = { accept: 'application/json', 'sec-fetch-site': 'same-origin', 'x-form-token': token };
      await page.request.post(route.request().url(), { headers, data: { ifRev: 1 } });
    }
    return trouble === undefined || trouble > 1 ? route.continue() : route.abort('connectionreset');
  });

  const focused = () =>
    page.evaluate(() => document.activeElement?.closest('.card')?.getAttribute('data-comment') ?? '');
  const begun = Date.now();
  await page.keyboard.press('j');
  for (let at = 0; at < 100; at += 1) {
    const id = await focused();
    expect(wanted.has(id), 'another card is shown').toBe(false);
    const key = ['a', 's', 'r'][at % 3] ?? 'a';
    wanted.set(id, expected[key] ?? '');
    await page.keyboard.press(key);
    if (key === 'r') await page.keyboard.press('1');
    await page.waitForFunction((gone) => !document.getElementById(`card-${gone}`), id, { polling: 20 });
    expect(await storedComment(page, id), 'it was stored when it left').toMatchObject({
      state: expected[key],
    });
    await page.waitForFunction(
      () => !document.querySelector('.queue')?.hasAttribute('aria-busy'),
      undefined,
      { polling: 20 },
    );
  }
  const seconds = (Date.now() - begun) / 1000;
  test.info().annotations.push({ type: 'speed', description: `100 decisions in ${seconds.toFixed(1)} s` });
  console.log(`100 decisions in ${seconds.toFixed(1)} s`);

  expect(attempts, 'the line was cut twice').toBeGreaterThan(2);
  expect([...wanted.keys()].sort()).toEqual(sent.map(({ id }) => id).sort());
  await expect(page.locator('.queue-empty')).toBeVisible();
  for (const [id, state] of wanted) expect(await storedComment(page, id)).toMatchObject({ state, rev: 2 });
});

test('a decision that could not be sent is kept when the page is closed, and sent by the next', async ({
  page,
  baseURL,
}) => {
  await signIn(page, 'moderator');
  const thread = await ownDiscussion(page, 9);
  const [sent] = await sendWaiting(baseURL, thread, 1);
  const id = sent?.id ?? '';
  await page.goto(`/host/queue?thread=${thread}`);
  await page.route(/\/approve/, (route) => route.abort('connectionreset'));
  await cardOf(page, id).focus();
  await page.keyboard.press('a');
  await expect(said(page)).toContainText('Not stored yet');
  await expect(cardOf(page, id)).toBeVisible();
  await page.unroute(/\/approve/);
  await page.goto('/host');
  await page.goto('/host/queue');
  await expect(said(page)).toContainText('What was decided before is stored now.');
  expect(await storedComment(page, id)).toMatchObject({ state: 'published', rev: 2 });
});
