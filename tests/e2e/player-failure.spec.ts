import { expect, type Page, test } from '@playwright/test';
import { barOf, episodeNumber, expectPlaying, heard } from './support/player.ts';
import { tone } from './support/tone.ts';

const audio = '**/sample/audio/**';
const failure = (page: Page) => barOf(page).getByRole('status');

async function press(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.locator('main .opening').getByRole('button', { name: /^Play/ }).click();
}

test('audio that is gone is said to be gone, with the file and another try', async ({ page, request }) => {
  await page.route(audio, (route) =>
    route.continue({ url: route.request().url().replace('/audio/', '/none/') }),
  );
  await press(page, (await episodeNumber(request, 198)).path);
  await expect(failure(page)).toContainText('gone from its address');
  await expect(failure(page).getByRole('link')).toHaveAttribute('href', /sample\/audio/);
  await page.unroute(audio);
  await failure(page).getByRole('button', { name: 'try again' }).click();
  await expectPlaying(page);
  await expect(failure(page)).not.toContainText('gone');
});

test('audio that no browser can decode is said to be unsupported', async ({ page, request }) => {
  await page.route(audio, (route) => route.fulfill({ body: 'not audio at all', contentType: 'audio/mpeg' }));
  await press(page, (await episodeNumber(request, 198)).path);
  await expect(failure(page)).toContainText('cannot play this kind');
});

test('audio that is blocked is said not to have loaded', async ({ page, request }) => {
  await page.route(audio, (route) => route.abort('blockedbyclient'));
  await press(page, (await episodeNumber(request, 198)).path);
  await expect(failure(page)).toContainText('did not load');
});

test('a browser that wants a press gets one asked for', async ({ page, request }) => {
  const { path } = await episodeNumber(request, 198);
  await page.addInitScript(() => {
    const play = HTMLMediaElement.prototype.play;
    let isRefused = false;
    HTMLMediaElement.prototype.play = function refuseOnce() {
      if (isRefused) return play.call(this);
      isRefused = true;
      return Promise.reject(new DOMException('A press is needed.', 'NotAllowedError'));
    };
  });
  await page.goto(`${path}#t=20`);
  await expect(barOf(page)).toBeVisible();
  await barOf(page).getByRole('button', { name: 'Play from 0:20' }).click();
  await expect(failure(page)).toContainText('wants a press');
  await barOf(page).getByRole('button', { name: /^Play/ }).click();
  await expectPlaying(page, 20);
});

test('without a network the player says so, and plays on by itself when it is back', async ({
  page,
  request,
}) => {
  const { path } = await episodeNumber(request, 198);
  await page.addInitScript(() => {
    Object.assign(window, { isOnline: true });
    Object.defineProperty(Navigator.prototype, 'onLine', { get: () => Reflect.get(window, 'isOnline') });
  });
  const setOnline = (isOnline: boolean) =>
    page.evaluate((is) => {
      Object.assign(window, { isOnline: is });
      dispatchEvent(new Event(is ? 'online' : 'offline'));
    }, isOnline);
  await page.goto(`${path}#t=50`);
  await expect(barOf(page)).toBeVisible();
  await page.route(audio, (route) => route.abort('internetdisconnected'));
  await setOnline(false);
  await page.locator('main .opening').getByRole('button', { name: 'Play from 0:50' }).click();
  await expect(failure(page)).toContainText('You are offline');
  await page.unroute(audio);
  await setOnline(true);
  await expectPlaying(page, 50);
  await expect(failure(page)).not.toContainText('offline');
});

test('a press before any of the player could be fetched says what to do', async ({ page, request }) => {
  const { path } = await episodeNumber(request, 198);
  await page.route('**/_astro/start.*.js', (route) => route.abort());
  await page.route(audio, (route) => route.fulfill({ body: tone(1), contentType: 'audio/wav' }));
  await press(page, path);
  await expect(failure(page)).toContainText('The player did not load');
  expect((await heard(page)).source).toContain('/sample/audio/');
});
