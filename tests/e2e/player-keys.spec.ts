import { expect, test } from '@playwright/test';
import { barOf, episodeNumber, expectPaused, expectPlaying, heard, playEpisode } from './support/player.ts';

test('keys play, move, mute and change the speed', async ({ page, request }) => {
  await playEpisode(page, (await episodeNumber(request, 198)).path);
  await page.locator('main').focus();
  const { keyboard } = page;
  await keyboard.press('Space');
  await expectPaused(page);
  await keyboard.press('k');
  await expectPlaying(page);
  await keyboard.press('5');
  await expectPlaying(page, 150);
  await keyboard.press('l');
  await expectPlaying(page, 180);
  await keyboard.press('j');
  await keyboard.press('ArrowLeft');
  await expect.poll(async () => (await heard(page)).time).toBeLessThan(175);
  await keyboard.press('ArrowRight');
  await keyboard.press('>');
  await expect.poll(async () => (await heard(page)).rate).toBe(1.05);
  await keyboard.press('<');
  await keyboard.press('<');
  await expect.poll(async () => (await heard(page)).rate).toBe(0.95);
  await keyboard.press('m');
  expect((await heard(page)).isMuted).toBe(true);
  await keyboard.press('0');
  await expect.poll(async () => (await heard(page)).time).toBeLessThan(10);
});

test('a key that is pressed twice in one moment pauses, and plays on', async ({ page, request }) => {
  await playEpisode(page, (await episodeNumber(request, 198)).path);
  await page.locator('main').focus();
  const pressTwice = () =>
    page.evaluate(() => {
      const press = () => new KeyboardEvent('keydown', { key: 'k', bubbles: true, cancelable: true });
      for (let time = 0; time < 2; time += 1) document.activeElement?.dispatchEvent(press());
    });
  await pressTwice();
  const { time } = await heard(page);
  await expectPlaying(page, time);
  await page.keyboard.press('k');
  await expectPaused(page);
  await pressTwice();
  await expectPaused(page);
});

test('keys are left alone in fields, with modifiers, and on a focused button', async ({ page, request }) => {
  await playEpisode(page, (await episodeNumber(request, 198)).path);
  await page.evaluate(() => {
    const field = document.createElement('input');
    field.setAttribute('aria-label', 'A field');
    document.querySelector('main')?.prepend(field);
  });
  const field = page.getByRole('textbox', { name: 'A field' });
  await field.focus();
  await page.keyboard.type('km 5?');
  await expect(field).toHaveValue('km 5?');
  await page.locator('main').focus();
  await page.keyboard.press('Control+k');
  await page.keyboard.press('Alt+m');
  expect(await heard(page)).toMatchObject({ isPlaying: true, isMuted: false });
  // Space presses the button, and nothing else besides.
  await barOf(page)
    .getByRole('button', { name: /^Speed/ })
    .press('Space');
  await expect.poll(async () => (await heard(page)).rate).toBe(1.25);
  expect((await heard(page)).isPlaying).toBe(true);
});

test('the sheet of keys opens anywhere, and switches them off', async ({ page, request }) => {
  await page.goto('/about');
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(sheet).toBeVisible();
  await expect(sheet).toContainText('Back 15 / forward 30 seconds');
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();

  await playEpisode(page, (await episodeNumber(request, 198)).path);
  await page.locator('main').focus();
  await page.keyboard.press('?');
  await sheet.getByRole('checkbox', { name: 'Use these keys' }).uncheck();
  await page.keyboard.press('Escape');
  await page.keyboard.press('m');
  await page.keyboard.press('k');
  expect(await heard(page)).toMatchObject({ isPlaying: true, isMuted: false });
});
