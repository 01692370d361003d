import { expect, test } from '@playwright/test';
import { barOf, episodeNumber, expectPlaying, heard, openFull, playEpisode } from './support/player.ts';

test('how far a press skips is chosen once, for every control, and kept', async ({ page, request }) => {
  await playEpisode(page, (await episodeNumber(request, 198)).path);
  const full = await openFull(page);
  await full.getByRole('combobox', { name: 'Skip back' }).selectOption('10 s');
  await full.getByRole('combobox', { name: 'Skip forward' }).selectOption('60 s');
  await full.getByRole('button', { name: 'Forward 60 seconds' }).click();
  await expectPlaying(page, 60);
  await page.keyboard.press('Escape');
  await page.reload();
  const bar = barOf(page);
  await bar.getByRole('button', { name: /^Play/ }).click();
  await expectPlaying(page, 59);
  await page.locator('main').focus();
  await page.keyboard.press('l');
  await expectPlaying(page, 119);
  const { time } = await heard(page);
  await bar.getByRole('button', { name: 'Back 10 seconds' }).click();
  await expect.poll(async () => (await heard(page)).time).toBeLessThan(time);
  expect((await heard(page)).time).toBeGreaterThan(time - 11);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toContainText(
    'Back 10 / forward 60 seconds',
  );
});

test('volume is moved by slider, by keys and by mute, and each says what it is', async ({
  page,
  request,
}) => {
  await playEpisode(page, (await episodeNumber(request, 198)).path);
  const full = await openFull(page);
  const slider = full.getByRole('slider', { name: 'Volume' });
  await slider.fill('0.5');
  await expect(slider).toHaveAttribute('aria-valuetext', '50 percent');
  await full.getByRole('button', { name: 'Pause' }).focus();
  await page.keyboard.press('ArrowUp');
  await expect.poll(async () => (await heard(page)).volume).toBeCloseTo(0.55);
  const mute = full.getByRole('button', { name: 'Mute' });
  await mute.press('Enter');
  await expect(mute).toHaveAttribute('aria-pressed', 'true');
  await expect(slider).toHaveAttribute('aria-valuetext', 'muted');
  expect(await heard(page)).toMatchObject({ isMuted: true });
});

test('speeds go from a half to three in small steps, with presets', async ({ page, request }) => {
  await playEpisode(page, (await episodeNumber(request, 198)).path);
  const full = await openFull(page);
  const slider = full.getByRole('slider', { name: 'Speed' });
  await slider.press('Home');
  await expect.poll(async () => (await heard(page)).rate).toBe(0.5);
  await slider.press('ArrowRight');
  await expect.poll(async () => (await heard(page)).rate).toBe(0.55);
  await slider.press('End');
  await expect.poll(async () => (await heard(page)).rate).toBe(3);
  await full.getByRole('button', { name: '1.5 times', exact: true }).click();
  await expect.poll(async () => (await heard(page)).rate).toBe(1.5);
  await expect(slider).toHaveAttribute('aria-valuetext', '1.5 times');
});

test('where nothing waits in the queue, the show’s next episode is offered and played', async ({
  page,
  request,
}) => {
  const { path, title } = await episodeNumber(request, 198);
  const id = /\/([a-z0-9]{10})-/.exec(path)?.[1];
  const { next } = await (await request.get(`/api/episodes/${id}/next`)).json();
  await playEpisode(page, path);
  const full = await openFull(page);
  const offer = full.getByRole('button', { name: `Next episode: ${next.headline}` });
  await offer.press('Enter');
  await expect(full.getByRole('heading', { name: next.headline })).toBeVisible();
  expect(next.headline).not.toBe(title);
  await expectPlaying(page);
});

test('after the newest episode there is none, and that is said', async ({ page, request }) => {
  const list = await (await request.get('/api/shows/conflicts-of-interest/episodes?limit=1')).json();
  await playEpisode(page, new URL(list.items[0].url).pathname);
  await page.locator('main').focus();
  await page.keyboard.press('n');
  await expect(barOf(page).getByRole('status')).toContainText('There is no next episode.');
  await expectPlaying(page);
});

test('a moment is handed to the system where it can share', async ({ page, request }) => {
  const { path, title } = await episodeNumber(request, 198);
  await page.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, 'share', {
      value: (data: ShareData) => Promise.resolve(Object.assign(window, { shared: data })),
    });
  });
  await page.goto(`${path}?t=1:05`);
  const full = await openFull(page);
  await full.getByRole('button', { name: 'Share at 1:05' }).click();
  const shared = await page.evaluate(() => Reflect.get(window, 'shared'));
  expect(shared).toMatchObject({ title, url: expect.stringMatching(new RegExp(`${path}#t=1:05$`)) });
});

test('the lines show chapters, what has arrived and what was played', async ({ page, request }) => {
  await playEpisode(page, (await episodeNumber(request, 200)).path);
  const full = await openFull(page);
  await full.getByRole('slider', { name: 'Position' }).fill('245');
  await expectPlaying(page, 245);
  for (const line of [
    full.getByRole('slider', { name: 'Position' }),
    page.locator('episode-line input'),
    page.locator('player-bar .bar .line'),
  ]) {
    const shown = () =>
      line.evaluate((range) => {
        const value = (name: string) => getComputedStyle(range).getPropertyValue(name);
        return {
          played: Number(value('--played')),
          arrived: Number(value('--arrived')),
          ticks: value('--ticks').split('linear-gradient').length - 1,
        };
      });
    await expect.poll(async () => (await shown()).played).toBeCloseTo(0.5, 1);
    // Five chapters begin the episode and four gaps in its line.
    await expect.poll(async () => (await shown()).ticks).toBe(4);
    await expect.poll(async () => (await shown()).arrived).toBeGreaterThan(0.5);
  }
});
