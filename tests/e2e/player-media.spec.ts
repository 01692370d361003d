import { expect, type Page, test } from '@playwright/test';
import { episodeNumber, expectPaused, expectPlaying, heard, playEpisode } from './support/player.ts';

declare global {
  interface Window {
    media: {
      handlers: Partial<Record<MediaSessionAction, MediaSessionActionHandler | null>>;
      positions: (MediaPositionState | undefined)[];
    };
  }
}

/** Notes what the player tells the system's media controls. */
async function spy(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.media = { handlers: {}, positions: [] };
    const session = navigator.mediaSession;
    const set = session.setActionHandler.bind(session);
    session.setActionHandler = (action, handler) => {
      window.media.handlers[action] = handler;
      set(action, handler);
    };
    const place = session.setPositionState.bind(session);
    session.setPositionState = (state) => {
      window.media.positions.push(state);
      place(state);
    };
  });
}

const pressMedia = (page: Page, action: MediaSessionAction, details: object = {}) =>
  page.evaluate(([name, more]) => window.media.handlers[name]?.({ action: name, ...more }), [
    action,
    details,
  ] as const);

test('the system’s media controls show the episode and do all that they offer', async ({ page, request }) => {
  await spy(page);
  const { path, title } = await episodeNumber(request, 198);
  await playEpisode(page, path);
  await expect
    .poll(() =>
      page.evaluate(() => ({
        title: navigator.mediaSession.metadata?.title,
        artist: navigator.mediaSession.metadata?.artist,
        state: navigator.mediaSession.playbackState,
      })),
    )
    .toEqual({ title, artist: 'Conflicts of Interest', state: 'playing' });

  const pictures = await page.evaluate(async () => {
    const artwork = navigator.mediaSession.metadata?.artwork ?? [];
    return Promise.all(
      artwork.map(async ({ src, sizes, type }) => {
        const picture = new Image();
        picture.src = src;
        await picture.decode();
        return { sizes, type, isSo: `${picture.naturalWidth}x${picture.naturalHeight}` === sizes };
      }),
    );
  });
  expect(pictures).toEqual(
    ['96x96', '192x192', '384x384', '768x768'].map((sizes) => ({ sizes, type: 'image/webp', isSo: true })),
  );
  await pressMedia(page, 'seekto', { seekTime: 100 });
  await expectPlaying(page, 100);
  await pressMedia(page, 'seekforward');
  await expectPlaying(page, 130);
  await pressMedia(page, 'seekbackward', { seekOffset: 60 });
  await expect.poll(async () => (await heard(page)).time).toBeLessThan(100);
  await pressMedia(page, 'pause');
  await expectPaused(page);
  await pressMedia(page, 'play');
  await expectPlaying(page);
  const positions = await page.evaluate(() => window.media.positions);
  expect(positions.some((state) => (state?.position ?? 0) >= 130 && (state?.duration ?? 0) > 300)).toBe(true);
  expect(positions.at(-1)?.playbackRate).toBe(1);
  await pressMedia(page, 'stop');
  await expect.poll(async () => (await heard(page)).source).toBe('');
});

test('previous and next are chapters where an episode has some', async ({ page, request }) => {
  await spy(page);
  const { path } = await episodeNumber(request, 200);
  await playEpisode(page, path);
  const starts = await page
    .locator('[data-chapter-start]')
    .evaluateAll((marks) => marks.map((mark) => Number(mark.getAttribute('data-chapter-start'))));
  expect(starts.length).toBeGreaterThan(2);
  const [, second = 0, third = 0] = starts;
  await expect.poll(() => page.evaluate(() => window.media.handlers.nexttrack !== null)).toBe(true);
  await pressMedia(page, 'nexttrack');
  await expectPlaying(page, second);
  await pressMedia(page, 'nexttrack');
  await expectPlaying(page, third);
  await pressMedia(page, 'previoustrack');
  await expect.poll(async () => (await heard(page)).time).toBeLessThan(third);
  await expectPlaying(page, second);
});

test('an episode that starts from a list fetches its chapters', async ({ page, request }) => {
  await spy(page);
  const { title } = await episodeNumber(request, 200);
  const asked: string[] = [];
  await page.route('**/chapters.json', (route) => {
    asked.push(route.request().url());
    return route.fulfill({
      json: {
        version: '1.2.0',
        chapters: [
          { startTime: 0, title: 'Opening' },
          { startTime: 70, title: 'The vote' },
        ],
      },
    });
  });
  await page.goto('/conflicts-of-interest');
  expect(asked).toEqual([]);
  await page.getByRole('button', { name: `Play: ${title}` }).click();
  await expectPlaying(page);
  await expect(page.locator('player-bar').getByText('Opening')).toBeVisible();
  await pressMedia(page, 'nexttrack');
  await expectPlaying(page, 70);
  expect(asked).toHaveLength(1);
});
