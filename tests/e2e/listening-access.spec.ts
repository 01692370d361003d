import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/axe.ts';
import { oddEpisode } from './support/odd-episode.ts';
import { barOf, enqueue, episodeNumber, expectPlaying, openFull, playEpisode } from './support/player.ts';
import { episodeCalled } from './support/reading.ts';

test.use({ bypassCSP: true });

const eyes = [
  { colorScheme: 'light', width: 1440 },
  { colorScheme: 'dark', width: 360 },
] as const;

for (const { colorScheme, width } of eyes) {
  test.describe(`in the eyes of axe, ${colorScheme}, ${width} px`, () => {
    test.skip(
      ({ browserName }) => browserName === 'firefox',
      'The rules look at the same tree in each browser.',
    );
    test.beforeEach(async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    });

    test('every state of the player is accessible', async ({ page, request }) => {
      const { path } = await episodeNumber(request, 200);
      await page.goto('/conflicts-of-interest');
      await enqueue(page, 1);
      await expectAccessible(page, 'an episode in the queue');
      await playEpisode(page, path);
      await expectAccessible(page, 'playing');
      await page.locator('episode-line input').focus();
      await page.keyboard.press('ArrowRight');
      await expectAccessible(page, 'the time over a line');
      const full = await openFull(page);
      await expect(full.getByRole('heading', { name: 'Chapters' })).toBeVisible();
      await full.getByRole('combobox', { name: 'Sleep timer' }).selectOption('5 minutes');
      await full.getByRole('button', { name: 'Mute' }).click();
      await expectAccessible(page, 'the full player, muted, with a timer');
      await full.getByRole('button', { name: /^Remove:/ }).click();
      await expect(full.getByText('Nothing waits')).toBeVisible();
      await expectAccessible(page, 'the full player with an empty queue');
      await full.getByRole('button', { name: 'Keyboard shortcuts' }).click();
      await expectAccessible(page, 'the sheet of keys');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await page.locator('episode-line input').fill('100');
      await expectPlaying(page, 100);
      await barOf(page).getByRole('button', { name: 'Pause' }).click();
      await page.goto('/');
      await expect(page.locator('continue-listening')).toBeVisible();
      await expectAccessible(page, 'continue listening');
    });

    test('a failure is accessible, small and full', async ({ page, request }) => {
      await page.goto(await oddEpisode(request, 'The Audio Is Gone'));
      await page.locator('main .opening').getByRole('button', { name: /^Play/ }).click();
      await expect(barOf(page).getByRole('link', { name: 'Open the file itself' })).toBeVisible();
      await expectAccessible(page, 'failed');
      await openFull(page);
      await expectAccessible(page, 'failed, in the full player');
    });

    test('every state of a transcript is accessible', async ({ page, request }) => {
      const episode = await episodeCalled(request, 'The Buoy Comes Home');
      await page.goto(episode);
      await page.getByText('Read along').click();
      await expect(page.locator('.said-all')).toBeVisible();
      await expectAccessible(page, 'open in its episode');
      await page.locator('.said p > span', { hasText: 'Whose thermos was it?' }).click();
      await expect(page.locator('.said .now')).toBeVisible();
      await expectAccessible(page, 'followed, with chosen words');
      await page.goto(`${episode}/transcript#s50`);
      await expectAccessible(page, 'opened at a moment');
      await page.getByRole('searchbox', { name: 'Search in the transcript' }).fill('buoy');
      await expect(page.locator('.find [role=status]')).toHaveText('1 of 6');
      await expectAccessible(page, 'with places found');
      await page
        .getByRole('group', { name: 'Chosen words' })
        .getByRole('button', { name: 'Copy link' })
        .click();
      await expectAccessible(page, 'with a link copied');
    });

    test('every state of clips and of the search is accessible', async ({ page, request }) => {
      const episode = await episodeCalled(request, 'The Buoy Comes Home');
      await page.goto(`${episode}/clip/50-60`);
      await page.getByRole('link', { name: 'Play the clip' }).click();
      await expectPlaying(page, 50);
      await expectAccessible(page, 'a clip that plays');
      await page.goto(`${episode}/clip?from=2:00&to=1:00`);
      await expectAccessible(page, 'a clip that cannot be');
      await page.goto('/search');
      await page.getByRole('searchbox', { name: 'Search words' }).fill('thermos');
      await expect(page.locator('.results mark').first()).toBeVisible();
      await expectAccessible(page, 'instant results');
      await page.getByRole('searchbox', { name: 'Search words' }).fill('zzzzqqq');
      await expect(page.locator('.advice')).toBeVisible();
      await expectAccessible(page, 'nothing found');
      await page.getByRole('searchbox', { name: 'Search words' }).fill('bouy');
      await expect(page.locator('.summary')).toContainText('looking for');
      await expectAccessible(page, 'found in spite of a wrong letter');
    });
  });
}

/** Presses Tab until something has the focus, as somebody without a mouse does; gives how often. */
async function tabTo(page: Page, role: string, name: RegExp, most = 80): Promise<number> {
  for (let presses = 1; presses <= most; presses += 1) {
    await page.keyboard.press('Tab');
    const focused = page.locator('*:focus');
    if (
      (await focused.count()) &&
      (await page
        .getByRole(role as 'button', { name })
        .and(focused)
        .count())
    )
      return presses;
  }
  throw new Error(`There is no way to ${name} by Tab.`);
}

test('by Tab, Enter and arrows alone an episode is found, played, moved, sped up and read', async ({
  page,
}) => {
  await page.goto('/search');
  await tabTo(page, 'searchbox', /Search words/);
  await page.keyboard.type('bathtub');
  await expect(page.locator('.results article').first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/[a-z0-9]{10}-/);
  await tabTo(page, 'button', /^Play/);
  await page.keyboard.press('Enter');
  await expectPlaying(page);
  await tabTo(page, 'button', /^Open full player/, 200);
  await page.keyboard.press('Enter');
  await expect(page.locator('dialog.panel')).toBeVisible();
  await tabTo(page, 'slider', /^Position/);
  await page.keyboard.press('PageUp');
  await tabTo(page, 'slider', /^Speed/);
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('slider', { name: 'Speed' })).toHaveAttribute('aria-valuetext', '1.05 times');
  await page.keyboard.press('Escape');
  await expect(barOf(page).getByRole('button', { name: 'Open full player' })).toBeFocused();
});

test('the focus is never lost: not by a navigation, a closed dialog, or a button that goes', async ({
  page,
  request,
}) => {
  const isLost = () => page.evaluate(() => document.activeElement === document.body);
  const { path } = await episodeNumber(request, 198);
  await page.goto('/conflicts-of-interest');
  await enqueue(page, 1);
  await playEpisode(page, path);
  const full = await openFull(page);
  await full.getByRole('button', { name: /^Remove:/ }).press('Enter');
  expect(await isLost(), 'an empty queue').toBe(false);
  await full.getByRole('button', { name: /^Next episode:/ }).press('Enter');
  await expectPlaying(page);
  expect(await isLost(), 'another episode').toBe(false);
  await page.keyboard.press('Escape');
  expect(await isLost(), 'a closed player').toBe(false);
  for (const name of ['Articles', 'People', 'Search']) {
    await page
      .getByRole('navigation', { name: 'Site', exact: true })
      .getByRole('link', { name })
      .press('Enter');
    await expect(page).toHaveURL(new RegExp(`/${name.toLowerCase()}$`));
    await expect(page.getByRole('heading', { level: 1 })).toContainText(name);
    await expect.poll(isLost, name).toBe(false);
    await expectPlaying(page);
  }
});
