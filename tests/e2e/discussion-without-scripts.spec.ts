import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { openDiscussion, sendAsGuest, sendForm, timesSaid, watchedDiscussion } from './support/discussion.ts';
import { seen } from './support/seen.ts';

test.use({ javaScriptEnabled: false });

const form = 'form.comment-form';

test('a comment is looked over, sent, found again, changed and deleted without scripts', async ({
  page,
  request,
}) => {
  const { path, thread, title } = await watchedDiscussion(request, 3);
  await page.goto(path);
  const words = 'The *second* voice was hard to hear.';
  expect(await sendForm(page, form, { body: words, name: 'Ines', second: '0:30' })).toBe(
    'Look over your comment',
  );
  expect((await seen(page, '.comment-text em'))?.text).toBe('second');
  expect((await seen(page, '.comment-text .at'))?.text).toBe('0:30');
  expect((await seen(page, '.kick a'))?.text).toBe(title);

  expect(await sendForm(page, form, {})).toBe('Your comment waits for a moderator');
  expect((await seen(page, '.comment-state'))?.text).toContain('A moderator reads it next');
  expect(page.url()).toContain('/receipt');
  const receipt = page.url();
  expect(await (await request.get(`/discuss/${thread}`)).text()).not.toContain('was hard to hear');
  await page.goto(`${path}`);
  expect((await seen(page, '.discussion'))?.text).not.toContain('was hard to hear');

  await page.goto('/api/comments/mine');
  expect((await seen(page, '.comment'))?.text).toContain('waits for a moderator');
  await page.goto(receipt.replace('/receipt', '/edit'));
  expect(await sendForm(page, form, { body: 'The second voice was hard to hear at first.' })).toBe(
    'Your comment waits for a moderator',
  );
  expect((await seen(page, '.comment'))?.text).toContain('at first');
  expect((await seen(page, '.comment header'))?.text).toContain('edited');

  await page.goto(receipt.replace('/receipt', '/delete'));
  expect(await sendForm(page, 'form.comment-actions', {})).toBe('You deleted this comment');
});

test('what was typed stays in the form when it is not taken, and is stored once when it is sent again', async ({
  page,
  request,
}) => {
  const { path } = await watchedDiscussion(request, 4);
  await page.goto(path);
  await sendForm(page, form, { body: '\u200b\u200b', name: 'Ruth' });
  expect(await sendForm(page, form, {})).toBe('Your comment is not posted yet');
  expect((await seen(page, '[role=alert]'))?.text).toContain('There is nothing in the comment yet.');
  const name = await page.evaluate(() => document.querySelector<HTMLInputElement>('[name=name]')?.value);
  expect(name).toBe('Ruth');
  expect(await sendForm(page, form, { body: 'Now there is something in it.' })).toContain(
    'waits for a moderator',
  );
});

test('a form whose answer was lost is sent again without scripts, and stored once', async ({
  page,
  request,
}) => {
  const { path, thread } = await openDiscussion(request, 201);
  const body = `Sent over a bad line (${test.info().project.name}).`;
  await page.goto(path);
  await sendForm(page, form, { body, name: 'Nora' });
  const fields = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLInputElement>('form.comment-form [name]')].map(
      ({ name, value }): [string, string] => [name, value],
    ),
  );
  // The site has it, and the browser never hears of it.
  const headers = { 'sec-fetch-site': 'same-origin' };
  await page.request.post(`/api/threads/${thread}/comments`, {
    form: Object.fromEntries(fields),
    headers,
    maxRedirects: 0,
  });
  await page.context().clearCookies();
  await sendForm(page, form, {});
  expect(page.url()).toContain('/receipt');
  await page.goto('/api/comments/mine');
  expect((await page.content()).split(body).length - 1).toBe(1);
  expect(await timesSaid(request, thread, body)).toBeLessThanOrEqual(1);
});

test('somebody who writes against a person is asked once to think again', async ({ page, request }) => {
  const { path } = await watchedDiscussion(request, 5);
  await page.goto(path);
  await sendForm(page, form, { body: 'You are such idiots, both of you.', name: 'Otto' });
  expect(await sendForm(page, form, {})).toBe('Would you say it like this?');
  expect((await seen(page, '[role=alert]'))?.text).toContain('Would you like to look at it once more?');
  expect(await sendForm(page, form, {})).toBe('Your comment waits for a moderator');
});

test('a comment is answered and reported at its permanent address without scripts', async ({
  page,
  request,
  baseURL,
}) => {
  const { path, thread } = await openDiscussion(request, 198);
  const body = `The map in the notes is upside down (${test.info().project.name}).`;
  const comment = await sendAsGuest(baseURL, thread, { name: 'Vera', body });
  expect(comment.state).toBe('published');

  await page.goto(path);
  expect((await seen(page, `#c-${comment.id}`))?.text).toContain('upside down');
  const reply = await seen(page, `#c-${comment.id} [data-reply]`);
  await page.goto(reply?.href ?? '');
  expect((await seen(page, `${form} .comment-body`))?.text).toContain('Your reply to Vera');
  await sendForm(page, form, { body: `It is a map of the other shore (${comment.id}).`, name: 'Paul' });
  // Nobody looks a comment over faster.
  await pause(2600);
  expect(await sendForm(page, form, {})).toBe('Your comment is in the discussion');

  await page.goto(`/api/comments/${comment.id}/report`);
  expect((await seen(page, '.comment'))?.text).toContain('upside down');
  // A report needs somebody who sends it: this browser has written here.
  expect(await sendForm(page, form, { note: 'It is rude about maps.' })).toBe('Thank you for the report');
});

test('permanent addresses lead to their comment, and to nothing else', async ({ page, request, baseURL }) => {
  const { thread } = await openDiscussion(request, 196);
  const comment = await sendAsGuest(baseURL, thread, {
    name: 'Nils',
    body: `A permanent remark (${test.info().project.name}).`,
  });
  await page.goto(`/discuss/${thread}/${comment.id}`);
  expect((await seen(page, '[aria-current] .comment-text'))?.text).toContain('A permanent remark');
  await page.goto(`/discuss/article-something-else/${comment.id}`);
  expect(new URL(page.url()).pathname).toBe(`/discuss/${thread}/${comment.id}`);
  expect((await request.get(`/discuss/${thread}/000000000000000000`)).status()).toBe(404);
  expect((await request.get('/discuss/episode-0000000000')).status()).toBe(404);
});

test('a discussion that has closed says when, and has no form', async ({ page, request }) => {
  const { path } = await openDiscussion(request, 180);
  await page.goto(path);
  expect((await seen(page, '.discussion'))?.text).toMatch(/This discussion closed on \d+ \w+ \d{4}\./);
  expect(await seen(page, form)).toBeUndefined();
});

test('an article has its discussion, and a copy of everything can be taken and erased', async ({
  page,
  request,
}) => {
  const own = await (await request.get('/api/articles?outlet=here&limit=1')).json();
  await page.goto(new URL(own.items[0].url).pathname);
  await sendForm(page, form, { body: 'A word about the article.', name: 'Lena' });
  expect(await sendForm(page, form, {})).toContain('waits for a moderator');
  const copy = await (await page.request.get('/api/comments/export')).json();
  expect(copy.comments).toMatchObject([{ name: 'Lena', body: 'A word about the article.' }]);
  await page.goto('/api/comments/erase');
  expect(await sendForm(page, 'form.comment-actions', {})).toBe('Everything is erased');
  await page.goto('/api/comments/mine');
  expect((await seen(page, '.empty'))?.text).toContain('has not written a comment here');
});
