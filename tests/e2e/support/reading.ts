import type { APIRequestContext, Page } from '@playwright/test';

/** The path of a sample episode, by a part of its headline. */
export async function episodeCalled(request: APIRequestContext, headline: string): Promise<string> {
  const { items } = await (await request.get('/api/shows/conflicts-of-interest/episodes?limit=100')).json();
  const found = items.find((episode: { headline: string }) => episode.headline.includes(headline));
  return new URL(found.url).pathname;
}

/** Where the one player's audio is, in seconds, and whether it plays. */
export const audioState = (page: Page): Promise<{ at: number; isPlaying: boolean }> =>
  page.evaluate(() => {
    const audio = document.querySelector<HTMLAudioElement>('player-bar audio');
    return { at: audio?.currentTime ?? -1, isPlaying: audio !== null && !audio.paused };
  });

/** Notes what the page puts on the clipboard: browsers let tests write there, but not all let them read. */
export async function watchClipboard(page: Page): Promise<() => Promise<string | undefined>> {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', {
      value: {
        writeText: async (text: string) => {
          document.documentElement.dataset.copied = text;
        },
      },
    });
  });
  return () => page.evaluate(() => document.documentElement.dataset.copied);
}
