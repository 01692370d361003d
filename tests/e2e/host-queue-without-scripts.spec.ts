import { expect, test } from '@playwright/test';
import { ownDiscussion, sendWaiting, signIn, storedComment } from './support/console.ts';
import { sendForm } from './support/discussion.ts';
import { seen } from './support/seen.ts';

test.use({ javaScriptEnabled: false });

test('the queue works without scripts: deciding, taking back, several at once', async ({
  page,
  request,
  baseURL,
}) => {
  await signIn(page, 'moderator');
  const thread = await ownDiscussion(page, 10);
  const [one, two] = await sendWaiting(baseURL, thread, 2);
  if (!one || !two) throw new Error('Two were sent.');
  await page.goto(`/host/queue?thread=${thread}`);
  await sendForm(page, `#card-${one.id} form[action*="/approve"]`, {});
  expect((await storedComment(page, one.id)).state).toBe('published');
  await sendForm(page, '.queue-done form', {});
  expect((await storedComment(page, one.id)).state).toBe('pending');
  await sendForm(page, `#card-${two.id} form[action*="/reject"]`, { words: 'In other words, please.' });
  const receipt = await request.get(`/api/comments/${two.id}/receipt`, { headers: { cookie: two.guest } });
  expect(await receipt.text()).toContain('In other words, please.');
});

test('a decision on the page of a comment comes back to that page, and is taken back there', async ({
  page,
  baseURL,
}) => {
  await signIn(page, 'moderator');
  const thread = await ownDiscussion(page, 13);
  const [one] = await sendWaiting(baseURL, thread, 1);
  if (!one) throw new Error('One was sent.');
  const path = `/host/comments/${one.id}`;
  await page.goto(path);
  await sendForm(page, 'form[action*="/approve"]', {});
  expect(new URL(page.url()).pathname).toBe(path);
  expect((await seen(page, '.queue-done'))?.text).toContain('Approved.');
  expect((await seen(page, '.history'))?.text).toContain('from waiting for a moderator to published');
  await sendForm(page, '.queue-done form', {});
  expect(new URL(page.url()).pathname).toBe(path);
  expect((await storedComment(page, one.id)).state).toBe('pending');
});
