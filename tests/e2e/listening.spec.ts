import { expect, type Page, test } from '@playwright/test';

declare global {
  interface Window {
    heard: { element: HTMLAudioElement | null; stops: number };
  }
}

/** Watches the player's audio from inside the page, which navigation must not reload. */
async function listenIn(page: Page): Promise<void> {
  await page.evaluate(() => {
    const element = document.querySelector<HTMLAudioElement>('player-bar audio');
    window.heard = { element, stops: 0 };
    for (const name of ['pause', 'emptied', 'abort', 'ended']) {
      element?.addEventListener(name, () => {
        window.heard.stops += 1;
      });
    }
  });
}

const state = (page: Page) =>
  page.evaluate(() => {
    const audio = document.querySelector<HTMLAudioElement>('player-bar audio');
    return {
      isSame: audio !== null && audio === window.heard.element,
      isPlaying: audio !== null && !audio.paused,
      stops: window.heard.stops,
      time: audio?.currentTime ?? 0,
    };
  });

async function expectStillPlaying(page: Page): Promise<void> {
  const before = await state(page);
  expect(before).toMatchObject({ isSame: true, isPlaying: true, stops: 0 });
  await expect.poll(async () => (await state(page)).time).toBeGreaterThan(before.time);
}

test('sound goes on from home to a show, an article and another episode, from one audio element', async ({
  page,
}) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Play episode' }).click();
  await expect
    .poll(() =>
      page.evaluate(() => document.querySelector<HTMLAudioElement>('player-bar audio')?.currentTime ?? 0),
    )
    .toBeGreaterThan(0.2);
  await listenIn(page);

  await page.getByRole('contentinfo').getByRole('link', { name: 'Conflicts of Interest' }).click();
  await expect(page).toHaveURL(/\/conflicts-of-interest$/);
  await expectStillPlaying(page);

  await page
    .getByRole('navigation', { name: 'Site', exact: true })
    .getByRole('link', { name: 'Articles' })
    .click();
  await expect(page).toHaveURL(/\/articles$/);
  await page.locator('main article h2 a, main article h3 a, main h2 a, main h3 a').first().click();
  await expect(page).toHaveURL(/\/articles\/.+/);
  await expectStillPlaying(page);

  await page.goBack();
  await page.goBack();
  await expect(page).toHaveURL(/\/conflicts-of-interest$/);
  await page.locator('main h3 a, main h2 a').nth(2).click();
  await expect(page).toHaveURL(/\/conflicts-of-interest\/[a-z0-9]{10}-/);
  await expectStillPlaying(page);
});

test('the player can be paused and moved by keyboard', async ({ page }) => {
  await page.goto('/conflicts-of-interest');
  await page.locator('main play-button').first().getByRole('button', { name: /^Play/ }).click();
  const bar = page.getByRole('region', { name: 'Player' });
  await expect(bar.getByRole('button', { name: 'Pause' })).toBeVisible();
  const position = bar.getByRole('slider', { name: 'Position' });
  await expect.poll(() => position.isEnabled()).toBe(true);
  await position.focus();
  await page.keyboard.press('PageUp');
  await page.keyboard.press('Home');
  await bar.getByRole('button', { name: /Forward/ }).press('Enter');
  await expect
    .poll(() =>
      page.evaluate(() => document.querySelector<HTMLAudioElement>('player-bar audio')?.currentTime ?? 0),
    )
    .toBeGreaterThan(25);
  await bar.getByRole('button', { name: 'Pause' }).press('Enter');
  await expect(bar.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
});
