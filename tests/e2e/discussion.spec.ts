import { expect, type Page, test } from '@playwright/test';
import { openDiscussion, sendAsGuest, timesSaid, watchedDiscussion } from './support/discussion.ts';
import { expectPlaying, heard } from './support/player.ts';
import { requestsElsewhere } from './support/watch.ts';

const mainForm = (page: Page) => page.locator('comment-thread > form');

/** Types into the form as a person does, whose first touch brings the scripts. */
async function write(page: Page, body: string, name = 'Mara'): Promise<void> {
  const form = mainForm(page);
  const isReady = page.waitForResponse(/\/api\/comments\/form/);
  await form.getByLabel('Your comment').click();
  await isReady;
  await form.getByLabel('Your comment').fill(body);
  await form.getByLabel('Your name').fill(name);
}
const send = (page: Page) => mainForm(page).getByRole('button', { name: 'Post' }).click();

test('reading a discussion loads nothing of what writing in it needs', async ({ page, request }) => {
  const { path } = await openDiscussion(request, 200);
  const scripts: string[] = [];
  page.on('request', (asked) => {
    if (asked.resourceType() === 'script') scripts.push(asked.url());
  });
  await page.goto(path);
  await page.waitForLoadState('networkidle');
  const before = scripts.length;
  await mainForm(page).getByLabel('Your comment').focus();
  await expect.poll(() => scripts.length).toBeGreaterThan(before);
  expect(new Set(scripts.map((address) => new URL(address).origin)).size).toBe(1);
});

test('a comment is posted without leaving the page or the site, and stands there for everybody', async ({
  page,
  request,
  baseURL,
}) => {
  const { path, thread } = await openDiscussion(request, 199);
  const elsewhere = requestsElsewhere(page, baseURL);
  await page.goto(path);
  const words = `The harbour was *never* dredged (${test.info().project.name}).`;
  await write(page, words);
  await send(page);
  const own = page.locator('.comment', { hasText: 'The harbour was never dredged' }).first();
  await expect(own).toContainText('just now');
  await expect(own.locator('em')).toHaveText('never');
  await expect(mainForm(page).getByLabel('Your comment')).toHaveValue('');
  await expect(page.locator('.comment-count')).toHaveText(/[1-9]/);
  expect(await timesSaid(request, thread, `dredged (${test.info().project.name})`)).toBe(1);
  expect(elsewhere).toEqual([]);
  await page.reload();
  await expect(page.locator('.comment', { hasText: words.replaceAll('*', '') })).toHaveCount(1);
  // A browser may fill in again what was typed; the page, which is the same for everybody, holds nothing of it.
  expect(await (await page.request.get(path)).text()).not.toContain('value="Mara"');

  await own.getByRole('link', { name: 'Reply' }).click();
  const reply = own.locator('form');
  await expect(reply.getByLabel('Your reply to Mara')).toBeFocused();
  await reply.getByLabel('Your reply to Mara').fill(`Not since 1961 (${test.info().project.name}).`);
  await reply.getByRole('button', { name: 'Reply' }).click();
  await expect(own.locator('.replies')).toContainText('Not since 1961');
  await expect(reply).toHaveCount(0);
});

test('a comment of somebody new waits, and says what happens next', async ({ page, request }) => {
  const { path, thread } = await watchedDiscussion(request, 8);
  await page.goto(path);
  await write(page, `First words here (${test.info().project.name}).`);
  await mainForm(page).getByLabel('About the moment').fill('0:05');
  await send(page);
  await expect(page.locator('.comment .at')).toHaveText('0:05');
  await expect(page.locator('.comment-state')).toContainText('A moderator reads it next');
  expect(await timesSaid(request, thread, 'First words here')).toBe(0);
  await page.getByRole('link', { name: 'My comments' }).click();
  await expect(page.locator('.comment')).toContainText('waits for a moderator');
  await expect(page.locator('.comment').getByRole('link', { name: 'Change' })).toBeVisible();
  await expect(page.locator('.comment').getByRole('link', { name: 'Delete' })).toBeVisible();
});

test('what one wrote and waits is there again after a reload, from the first touch of the form, which does not move', async ({
  page,
  request,
}) => {
  const { path } = await watchedDiscussion(request, 9);
  await page.goto(path);
  await write(page, `Seen by me alone (${test.info().project.name}).`);
  await send(page);
  await expect(page.locator('.comment-state')).toContainText('A moderator reads it next');
  await page.reload();
  const own = page.locator('.comment', { hasText: 'Seen by me alone' });
  await expect(own).toHaveCount(0);
  await expect(mainForm(page).getByRole('link', { name: 'your comments' })).toBeVisible();

  // A pointer on its way over the form brings the scripts and shows nothing.
  const isReady = page.waitForResponse(/\/api\/comments\/form/);
  await mainForm(page).scrollIntoViewIfNeeded();
  await mainForm(page).hover({ position: { x: 5, y: 5 } });
  await (await isReady).finished();
  await page.evaluate(() => new Promise(requestAnimationFrame));
  await expect(own).toHaveCount(0);

  const topOf = () => mainForm(page).evaluate((form) => form.getBoundingClientRect().top);
  const before = await topOf();
  await mainForm(page)
    .getByLabel('Your comment')
    .evaluate((field) => field.focus({ preventScroll: true }));
  await expect(own).toHaveCount(1);
  expect(await topOf()).toBe(before);
  await expect(own).toContainText('waits for a moderator');
  await expect(own.locator('.comment-state')).toContainText('A moderator reads the first two comments');
  await expect(own.locator('.comment-state')).toContainText('A moderator reads it next');
  await expect(mainForm(page).getByLabel('Your comment')).toBeFocused();
});

test('a comment is changed and deleted by its author while the episode plays on', async ({
  page,
  request,
}) => {
  const { path } = await watchedDiscussion(request, 9);
  await page.goto(path);
  await page.locator('main .opening').getByRole('button', { name: /^Play/ }).click();
  await expectPlaying(page);
  await write(page, `A word to be changed (${test.info().project.name}).`);
  await send(page);
  await page.locator('.comment').getByRole('link', { name: 'Change' }).click();
  await expect(page.getByRole('heading', { name: 'Change your comment' })).toBeVisible();
  await page.locator('main form').getByLabel('Your comment').fill('A word that was changed.');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your comment waits for a moderator');
  await expect(page.locator('.comment')).toContainText('that was changed');
  await page.getByRole('link', { name: 'Delete it' }).click();
  await page.getByRole('button', { name: 'Delete it' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You deleted this comment');
  expect((await heard(page)).isPlaying).toBe(true);
});

test('words that are not taken stay in the form, with the reason', async ({ page, request }) => {
  const { path } = await watchedDiscussion(request, 10);
  await page.goto(path);
  await write(page, 'You are such idiots, both of you.');
  await send(page);
  const form = mainForm(page);
  await expect(form.getByRole('alert')).toContainText('Would you like to look at it once more?');
  await expect(form.getByLabel('Your comment')).toHaveValue('You are such idiots, both of you.');
  await form.getByLabel('Your comment').fill('\u200b');
  await send(page);
  await expect(form.getByRole('alert')).toContainText('There is nothing in the comment yet.');
});

test('a lost network loses no word, and what is sent again is stored once', async ({ page, request }) => {
  const { path, thread } = await openDiscussion(request, 197);
  const words = `Said across a broken line (${test.info().project.name}, ${Date.now()}).`;
  await page.goto(path);
  // The site stores the comment, but its answer never arrives.
  await page.evaluate(() => {
    const send = window.fetch;
    window.fetch = async (...request) => {
      const answer = await send(...request);
      if (String(answer.url).endsWith('/comments')) throw new TypeError('The connection was lost.');
      return answer;
    };
  });
  await write(page, words);
  await send(page);
  const form = mainForm(page);
  await expect(form.getByRole('alert')).toContainText('Your words are kept in this browser');

  await page.reload();
  await form.getByLabel('Your name').focus();
  await expect(form.getByLabel('Your comment')).toHaveValue(words);
  await expect(form.getByLabel('Your name')).toHaveValue('Mara');
  await send(page);
  await expect(form.getByLabel('Your comment')).toHaveValue('');
  expect(await timesSaid(request, thread, words)).toBe(1);
  await page.reload();
  await form.getByLabel('Your name').focus();
  await expect(form.getByLabel('Your name')).toHaveValue('Mara');
  await expect(form.getByLabel('Your comment')).toHaveValue('');
});

test('words that never reached the site, or whose answer is an error, stay, and are stored once', async ({
  page,
  request,
}) => {
  const { path, thread } = await openDiscussion(request, 201);
  const words = `Said while the site was away (${test.info().project.name}, ${Date.now()}).`;
  await page.goto(path);
  await write(page, words);
  const form = mainForm(page);
  const isAway = (answer: 'none' | 'error' | 'real') =>
    page.evaluate((how) => {
      const whole = Reflect.get(window, 'wholeFetch') ?? window.fetch;
      Reflect.set(window, 'wholeFetch', whole);
      window.fetch = async (...asked: Parameters<typeof fetch>) => {
        if (how === 'real' || !String(asked[0]).endsWith('/comments')) return whole(...asked);
        if (how === 'none') throw new TypeError('There is no network.');
        return new Response('{"message":"Service Unavailable"}', { status: 503 });
      };
    }, answer);
  await isAway('none');
  await send(page);
  await expect(form.getByRole('alert')).toContainText('The site could not be reached.');
  await isAway('error');
  await send(page);
  await expect(form.getByRole('alert')).toContainText('The site could not answer just now.');
  await expect(form.getByLabel('Your comment')).toHaveValue(words);
  expect(await timesSaid(request, thread, words)).toBe(0);
  await isAway('real');
  await send(page);
  await expect(form.getByLabel('Your comment')).toHaveValue('');
  expect(await timesSaid(request, thread, words)).toBe(1);
});

test('a comment that everybody sees is changed, found at its address and deleted; answers to it stay', async ({
  page,
  request,
  baseURL,
}) => {
  const { path, thread } = await openDiscussion(request, 202);
  const at = test.info().project.name;
  const body = `The ferry left late (${at}).`;
  const { id, guest } = await sendAsGuest(baseURL, thread, { name: 'Ida', body });
  const [name = '', value = ''] = guest.split('=');
  await page.context().addCookies([{ name, value, url: baseURL ?? '' }]);
  await page.goto(`/api/comments/${id}/edit`);
  await page.getByLabel('Your comment').fill(`The ferry left early (${at}).`);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your comment is in the discussion');

  const reply = await sendAsGuest(baseURL, thread, { name: 'Per', body: `It did (${at}).`, replyTo: id });
  await page.goto(path);
  const comment = page.locator(`#c-${id}`);
  await expect(comment).toContainText(`left early (${at})`);
  await expect(comment.locator(':scope > header')).toContainText('edited');
  await page.locator(`#c-${reply.id} .comment-when`).click();
  await expect(page).toHaveURL(new RegExp(`/discuss/${thread}/${reply.id}#c-${reply.id}$`));
  const found = page.locator('[aria-current=true].comment');
  await expect(found).toContainText(`It did (${at}).`);
  await expect(found).toBeInViewport();
  await page.getByRole('link', { name: 'The whole discussion' }).click();
  await expect(page).toHaveURL(new RegExp(`/discuss/${thread}$`));

  await page.goto(`/api/comments/${id}/delete`);
  await page.getByRole('button', { name: 'Delete it' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You deleted this comment');
  await page.goto(path);
  await expect(comment).toContainText('Its author removed this comment.');
  await expect(comment).toContainText(`It did (${at}).`);
  await expect(comment).not.toContainText('The ferry');
});

test('a comment is reported in its place', async ({ page, request, baseURL }) => {
  const { path, thread } = await openDiscussion(request, 196);
  const body = `A remark to be reported (${test.info().project.name}).`;
  const comment = await sendAsGuest(baseURL, thread, { name: 'Tom', body });
  await page.goto(path);
  await write(page, `A report needs a reporter (${test.info().project.name}).`);
  await send(page);
  await expect(mainForm(page).getByLabel('Your comment')).toHaveValue('');
  const reported = page.locator(`#c-${comment.id}`);
  await reported.getByRole('link', { name: 'Report' }).click();
  await reported.getByRole('textbox').fill('It is not about the episode.');
  await reported.getByRole('button', { name: 'Report it' }).click();
  await expect(reported.getByRole('status')).toHaveText('Thank you. A moderator will read this comment.');
});

test('a comment is pinned to the moment that plays, and its time plays there', async ({ page, request }) => {
  const { path } = await openDiscussion(request, 195);
  await page.goto(`${path}#t=0:20`);
  await page.locator('main .opening').getByRole('button', { name: /^Play/ }).click();
  await expectPlaying(page, 20);
  await page.getByRole('link', { name: /^Comment at 0:2\d$/ }).click();
  await expect(mainForm(page).getByLabel('About the moment')).toHaveValue(/^0:2\d$/);
  await mainForm(page)
    .getByLabel('Your comment')
    .fill(`Here, and again at 0:50 (${test.info().project.name}).`);
  await mainForm(page).getByLabel('Your name').fill('Mara');
  await send(page);
  await expect(mainForm(page).getByLabel('Your comment')).toHaveValue('');
  await page.reload();
  const comment = page.locator('.comment', { hasText: 'Here, and again' }).first();
  await expect(comment.getByRole('button', { name: /^Play from 0:2\d$/ })).toBeVisible();
  await comment.getByRole('button', { name: 'Play from 0:50' }).click();
  await expectPlaying(page, 50);
  await expect(page.locator('episode-line svg circle').first()).toBeAttached();
});

test('a pinned comment stands beside the words that it is about, and they lead to it', async ({
  page,
  request,
  baseURL,
}) => {
  const spoken = await openDiscussion(request, 198);
  const body = `Is this the place (${test.info().project.name})?`;
  const { id } = await sendAsGuest(baseURL, spoken.thread, { name: 'Eva', body, second: 7 });
  for (const address of [spoken.path, `${spoken.path}/transcript`]) {
    await page.goto(address);
    if (address === spoken.path) await page.getByText('Read along').click();
    const remark = page.locator('.said-all .remark').first();
    await expect(remark).toHaveAccessibleName(/^\d+ comments? at 0:\d\d, by /);
    await remark.click();
    await expect(page).toHaveURL(new RegExp(`/discuss/${spoken.thread}/`));
  }
  await page.goto(`/discuss/${spoken.thread}/${id}`);
  await expect(page.locator('[aria-current=true].comment')).toContainText(body);
});

test('new comments are offered, and nothing moves until they are wanted', async ({
  page,
  request,
  baseURL,
}) => {
  const { path, thread } = await openDiscussion(request, 198);
  await sendAsGuest(baseURL, thread, { name: 'Ada', body: `There already (${test.info().project.name}).` });
  await page.goto(path);
  await mainForm(page).getByLabel('Your comment').click();
  const standing = page.locator('.comment', { hasText: 'There already' }).first();
  const body = `Just arrived (${test.info().project.name}).`;
  await sendAsGuest(baseURL, thread, { name: 'Bea', body });
  const before = await standing.boundingBox();
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  const offer = page.getByRole('button', { name: /new comments?$/ });
  await expect(offer).toBeVisible();
  expect((await standing.boundingBox())?.y).toBe(before?.y);
  await offer.click();
  await expect(page.locator('.comment', { hasText: body })).toBeFocused();
});
