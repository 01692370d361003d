import { expect, test } from '@playwright/test';
import { episodeCalled } from './support/reading.ts';
import { seen } from './support/seen.ts';

test.use({ javaScriptEnabled: false });

test('a transcript is whole at its own address, and its times lead into the audio', async ({
  page,
  request,
}) => {
  const episode = await episodeCalled(request, 'The Buoy Comes Home');
  await page.goto(`${episode}/transcript#s50`);
  const paragraph = await seen(page, ':target');
  expect(paragraph?.text).toContain('And now somebody has towed it home in the dark.');
  expect((await seen(page, '#s50 .at'))?.href).toMatch(/\.mp3\?e=coi-198#t=50$/);
  expect(await seen(page, 'audio[controls]')).toBeDefined();
  expect(await seen(page, '.tools')).toBeUndefined();
  const vtt = await (await request.get(`${episode}/transcript.vtt`)).text();
  const sentences = await page.evaluate(() => document.querySelectorAll('.said p > span').length);
  expect(sentences).toBe(vtt.match(/-->/g)?.length);
});

test('a transcript is folded away in the episode’s page, where a browser can open it', async ({
  page,
  request,
}) => {
  await page.goto(await episodeCalled(request, 'The Buoy Comes Home'));
  expect((await seen(page, 'details > summary'))?.text).toContain('Read along');
  const words = await page.evaluate(() => document.querySelector('details:not([open]) .said p')?.textContent);
  expect(words).toContain('The red buoy is back.');
  expect(await seen(page, 'details .tools button')).toBeUndefined();
  expect((await seen(page, '.actions a[href$="/transcript"]'))?.text).toBeTruthy();
});

test('a clip is an audio element with its two seconds', async ({ page, request }) => {
  const episode = await episodeCalled(request, 'The Buoy Comes Home');
  await page.goto(`${episode}/clip/50-105`);
  expect(await seen(page, 'clip-button audio[controls][src$="#t=50,105"]')).toBeDefined();
  expect((await seen(page, 'blockquote'))?.text).toContain('Persons with a thermos.');
  expect(await seen(page, '.share button')).toBeUndefined();
});
