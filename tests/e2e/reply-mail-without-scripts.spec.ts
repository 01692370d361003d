import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { openDiscussion, sendAsGuest, sendForm } from './support/discussion.ts';
import { linkIn, mailsTo, mailTo } from './support/mails.ts';
import { seen } from './support/seen.ts';

test.use({ javaScriptEnabled: false });

const form = 'form.comment-form';

test('without scripts an address is left, confirmed by a button, told of a reply, and ended by a mail program', async ({
  page,
  request,
  baseURL,
}) => {
  const { path, thread } = await openDiscussion(request, 193);
  const address = `nora-${randomUUID()}@example.org`;
  await page.goto(path);
  const body = `The bell rang twice (${randomUUID()}).`;
  await sendForm(page, form, { body, name: 'Nora', mail: address });
  // What was typed is still there, and nobody looks a comment over faster.
  await pause(2600);
  expect(await sendForm(page, form, {})).toBe('Your comment is in the discussion');
  const [, id = ''] = /\/api\/comments\/(\w+)\/receipt/.exec(page.url()) ?? [];

  const confirm = linkIn(await mailTo(address, 1), 'confirm');
  await page.goto(confirm);
  await page.goto('/api/comments/mine');
  expect((await seen(page, '.comment-state'))?.text).toContain('A mail has asked');
  await page.goto(confirm);
  expect(await sendForm(page, 'form.comment-actions', {})).toBe('You will be told of replies');

  const answer = (words: string) =>
    sendAsGuest(baseURL, thread, { name: 'Per', body: `${words} (${randomUUID()}).`, replyTo: id });
  expect((await answer('Three times')).state).toBe('published');
  const notice = await mailTo(address, 2);
  const end = linkIn(notice, 'end');
  const headers = Object.fromEntries(notice.headers.map(({ key, value }) => [key, value]));
  expect(headers['list-unsubscribe']).toBe(`<${end}>`);
  expect(headers['list-unsubscribe-post']).toBe('List-Unsubscribe=One-Click');
  await page.goto(end);
  await page.goto('/api/comments/mine');
  expect((await seen(page, '.comment-state'))?.text).toContain(address);
  // What mail programs send when their own button is pressed: from elsewhere, with no cookie.
  const oneClick = { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) };
  expect((await fetch(end, { ...oneClick, redirect: 'error' })).status).toBe(200);
  await page.goto('/api/comments/mine');
  expect(await page.content()).not.toContain(address);

  expect((await answer('Or four times')).state).toBe('published');
  const later = `later-${randomUUID()}@example.org`;
  await sendAsGuest(baseURL, thread, {
    name: 'Uwe',
    body: `I slept through it (${randomUUID()}).`,
    mail: later,
  });
  await mailTo(later, 1);
  expect(await mailsTo(address)).toHaveLength(2);
});
