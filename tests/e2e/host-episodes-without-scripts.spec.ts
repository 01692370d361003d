import { expect, type Page, test } from '@playwright/test';
import { signIn } from './support/console.ts';
import { sendForm } from './support/discussion.ts';
import { newEpisode } from './support/host-episodes.ts';
import { oddEpisode } from './support/odd-episode.ts';
import { seen } from './support/seen.ts';

test.use({ javaScriptEnabled: false });

const room = '/host/episodes';
const form = { add: 'form.console-form', facts: 'form[action$="/facts"]', typed: 'form[action$="/typed"]' };

/** Adds an episode, and stands on its page in the console then. */
async function added(page: Page): Promise<string> {
  const { title, address } = newEpisode();
  await page.goto(`${room}/new`);
  const typed = {
    show: 'odd-show',
    title,
    address,
    publishedAt: '2001-02-03T10:00',
    notes: 'What was said.',
  };
  expect(await sendForm(page, form.add, typed)).toBe(title);
  return title;
}
const textOf = async (page: Page, selector: string) => (await seen(page, selector))?.text;
const typedIn = (page: Page, selector: string) =>
  page.evaluate(
    (wanted) => document.querySelector<HTMLInputElement | HTMLTextAreaElement>(wanted)?.value,
    selector,
  );

test('an episode is added and typed anew; what is refused stays in the form', async ({ page, request }) => {
  await signIn(page, 'host');
  const { title, address } = newEpisode();
  await page.goto(`${room}/new`);
  const typed = { show: 'odd-show', title, publishedAt: '2001-02-03T10:00', notes: 'What was said.' };
  const refused = await sendForm(page, form.add, { ...typed, address: 'http://10.0.0.1/episode.mp3' });
  expect(refused).toBe('Add an episode');
  expect(await textOf(page, '.refusal')).toContain('10.0.0.1 is not an address of the public internet');
  expect(await typedIn(page, '[name=notes]')).toBe('What was said.');
  expect(await sendForm(page, form.add, { address })).toBe(title);
  expect(await textOf(page, '[role=status]')).toContain('Added.');
  const path = (await seen(page, 'main header a[href^="/odd-show/"]'))?.href ?? '';
  expect(await (await request.get(path)).text()).toContain('What was said.');

  const notes = 'What was said, in full.';
  await sendForm(page, form.typed, { duration: 'long', notes });
  expect(await textOf(page, '.refusal')).toContain('Write a length as 58:20');
  expect(await typedIn(page, '[name=notes]')).toBe(notes);
  await sendForm(page, form.typed, { duration: '5:00' });
  expect(await textOf(page, '[role=status]')).toContain('Saved.');
  expect(await typedIn(page, '[name=duration]')).toBe('5:00');
  expect(await (await request.get(path)).text()).toContain(notes);
  await sendForm(page, 'form[action$="/hide"]', {});
});

test('an episode is corrected, by whoever comes first, hidden and shown again', async ({ page, request }) => {
  await signIn(page, 'host');
  const title = await added(page);
  const path = (await seen(page, 'main header a[href^="/odd-show/"]'))?.href ?? '';
  const other = await page.context().newPage();
  await other.goto(page.url());
  await sendForm(page, form.facts, { number: '1000000000' });
  expect(await textOf(page, '.refusal')).toContain('Write a whole number from 1 to 999999, or nothing.');
  const theirs = `${title}, theirs`;
  expect(await sendForm(page, form.facts, { number: '77', title: theirs })).toBe(theirs);
  expect(await textOf(page, '.found')).toContain(`The feed says: “${title}”`);

  const mine = `${title}, mine`;
  await sendForm(other, form.facts, { title: mine });
  expect(await textOf(other, '[role=alert]')).toContain('has changed since you opened this page');
  expect(await textOf(other, '#facts .refusal')).toContain(`It now says: “${theirs}”`);
  expect(await typedIn(other, '#fact-title')).toBe(mine);
  await other.close();

  await sendForm(page, 'form[action$="/hide"]', {});
  expect(await textOf(page, '[role=status]')).toContain('Hidden.');
  expect((await request.get(path)).status()).toBe(404);
  await sendForm(page, 'form[action$="/show"]', {});
  expect(await textOf(page, '[role=status]')).toContain('Shown again');
  expect((await request.get(path)).status()).toBe(200);
  await sendForm(page, 'form[action$="/hide"]', {});
});

test('an article of an episode is added, timed, worded and taken away', async ({ page }) => {
  await signIn(page, 'host');
  await added(page);
  const console = page.url();
  const address = `https://paper.example/${Date.now()}/plain-story`;
  await sendForm(page, 'form[action$="/links"]', { address, moment: 'soon' });
  expect(await textOf(page, '[role=alert]')).toContain('Write a time as 12:34 or 1:02:03');
  expect(await typedIn(page, '#add [name=address]')).toBe(address);
  await sendForm(page, 'form[action$="/links"]', { moment: '0:42' });
  expect(await textOf(page, '.links b')).toBe('0:42');
  await page.goto((await seen(page, '.links a[href^="/host/articles/"]'))?.href ?? '');
  expect(await sendForm(page, 'form.console-form', { headline: 'In our words' })).toBe('In our words');
  await page.goto(console);
  expect(await textOf(page, '.links h3')).toBe('In our words');
  await sendForm(page, 'form[action$="/remove"]', {});
  expect(await textOf(page, '.empty')).toContain('No article yet.');
  await sendForm(page, 'form[action$="/hide"]', {});
});

test('a sentence of a transcript is found, corrected and taken back', async ({
  page,
  request,
  browserName,
}) => {
  const name = `Sentence ${browserName === 'chromium' ? 5000 : 5001}:`;
  const path = await oddEpisode(request, 'Five Hours');
  const [, id] = /\/([a-z0-9]{10})-/.exec(path) ?? [];
  await signIn(page, 'host');
  await page.goto(`${room}/${id}/words?find=${encodeURIComponent(name)}`);
  const was = await typedIn(page, '.words textarea');
  expect(was).toContain(name);
  await sendForm(page, '.words form.console-form', { text: '' });
  expect(await textOf(page, '.refusal')).toContain('A sentence needs words.');
  await sendForm(page, '.words form.console-form', { text: `${name} in our words.` });
  expect(await textOf(page, '[role=status]')).toContain('Saved.');
  expect(await textOf(page, '.words summary')).toContain('in our words.');
  expect(await (await request.get(`${path}/transcript.vtt`)).text()).toContain(`${name} in our words.`);
  await sendForm(page, '.words form[action$="/revert"]', {});
  expect(await typedIn(page, '.words textarea')).toBe(was);
});
