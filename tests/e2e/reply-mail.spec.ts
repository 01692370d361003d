import { randomUUID } from 'node:crypto';
import { expect, type Page, test } from '@playwright/test';
import { cardOf, signIn } from './support/console.ts';
import { openDiscussion, sendAsGuest } from './support/discussion.ts';
import { linkIn, linksIn, mailsTo, mailTo } from './support/mails.ts';

const addressOf = (name: string) => `${name}-${randomUUID()}@example.org`;

/** What the site says to whoever wrote from this browser of their address. */
const wishOf = async (page: Page) => (await page.request.get('/api/comments/mine')).text();

test('an address left with a comment is asked, told of a reply without links of strangers, and forgotten by a button', async ({
  page,
  request,
  browser,
  baseURL,
}) => {
  const { path, thread } = await openDiscussion(request, 194);
  const address = addressOf('ines');
  const words = `The pilot boat was green (${randomUUID()}).`;
  await page.goto(path);
  const form = page.locator('comment-thread > form');
  // The scripts come with the first touch.
  const isReady = page.waitForResponse(/\/api\/comments\/form/);
  await form.getByLabel('Your comment').click();
  await isReady;
  await form.getByLabel('Your comment').fill(words);
  await form.getByLabel('Your name').fill('Ines');
  await form.getByLabel('E-mail').fill(address);
  await form.getByRole('button', { name: 'Post' }).click();
  const own = page.locator('.comment', { hasText: words }).first();
  await expect(own).toContainText(/mail .*asks|mail has asked/);
  const id = (await own.getAttribute('data-comment')) ?? '';

  const question = await mailTo(address, 1);
  expect(question.text).not.toContain('pilot boat');
  const confirm = linkIn(question, 'confirm');
  // A program that looks at the links of mails.
  expect((await fetch(confirm)).status).toBe(200);
  await page.goto(confirm);
  expect(await wishOf(page)).toContain('A mail has asked');
  await page.getByRole('button', { name: 'Yes, write to me' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You will be told of replies');
  expect(await wishOf(page)).toContain('You are told of replies by mail.');

  const body = `It was, see [the harbour](https://swindle.example/map) or www.swindle.example (${randomUUID()}).`;
  const reply = await sendAsGuest(baseURL, thread, { name: 'Per', body, replyTo: id });
  // Links of somebody new wait, and so does the mail.
  expect(reply.state).toBe('pending');
  const moderator = await (await browser.newContext({ baseURL: baseURL ?? '' })).newPage();
  await signIn(moderator, 'moderator');
  await moderator.goto(`/host/queue?thread=${thread}`);
  expect(await mailsTo(address)).toHaveLength(1);
  await cardOf(moderator, reply.id).focus();
  await moderator.keyboard.press('a');
  await expect(cardOf(moderator, reply.id)).toHaveCount(0);
  const notice = await mailTo(address, 2);
  expect(notice.text).toContain('see the harbour (link) or (link)');
  const end = linkIn(notice, 'end');
  expect(linksIn(notice)).toEqual([`${baseURL}/discuss/${thread}/${reply.id}#c-${reply.id}`, end]);
  expect(notice.html?.match(/href="[^"]*"/g)).toHaveLength(2);
  expect(`${notice.text}${notice.html}`).not.toContain('swindle');

  await page.goto(end);
  expect((await fetch(end)).status).toBe(200);
  expect(await wishOf(page)).toContain(address);
  await page.getByRole('button', { name: 'No more mails' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('No more mails');
  expect(await wishOf(page)).not.toContain(address);
  const further = { name: 'Per', body: `And then red (${randomUUID()}).`, replyTo: id };
  expect((await sendAsGuest(baseURL, thread, further)).state).toBe('published');
  // Whoever writes after that is asked, and only then was all of it followed.
  const later = addressOf('later');
  await sendAsGuest(baseURL, thread, {
    name: 'Uwe',
    body: `Grey, I thought (${randomUUID()}).`,
    mail: later,
  });
  await mailTo(later, 1);
  expect(await mailsTo(address)).toHaveLength(2);
});
