import { type APIRequestContext, expect, type Locator, type Page } from '@playwright/test';
import { tone } from './tone.ts';

export type Heard = { title: string; path: string };

/** An episode of a sample show by its number. */
export async function episodeNumber(request: APIRequestContext, number: number): Promise<Heard> {
  const list = await (await request.get('/api/shows/conflicts-of-interest/episodes?limit=100')).json();
  const found = list.items.find((episode: { number?: number }) => episode.number === number);
  return { title: found.headline, path: new URL(found.url).pathname };
}

export const barOf = (page: Page): Locator => page.getByRole('region', { name: 'Player' });

/** What the one audio element does. */
export const heard = (page: Page) =>
  page.evaluate(() => {
    const audio = document.querySelector<HTMLAudioElement>('player-bar audio');
    return {
      time: audio?.currentTime ?? 0,
      isPlaying: audio !== null && !audio.paused && audio.readyState > 2,
      rate: audio?.playbackRate ?? 0,
      volume: audio?.volume ?? 0,
      isMuted: audio?.muted ?? false,
      source: audio?.getAttribute('src') ?? '',
    };
  });

/** Waits until sound comes, from a second on. */
export async function expectPlaying(page: Page, from = 0): Promise<void> {
  await expect.poll(async () => (await heard(page)).isPlaying).toBe(true);
  await expect.poll(async () => (await heard(page)).time).toBeGreaterThan(from);
}

export async function expectPaused(page: Page): Promise<void> {
  await expect.poll(async () => (await heard(page)).isPlaying).toBe(false);
}

/** Opens an episode's page and plays it. */
export async function playEpisode(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page
    .locator('main article .opening')
    .getByRole('button', { name: /^Play (episode|from)/ })
    .click();
  await expectPlaying(page);
}

/** Puts an episode of a list into the queue; gives its title. */
export async function enqueue(page: Page, at: number): Promise<string> {
  const row = page.locator('main article.row').nth(at);
  const add = row.getByRole('button', { name: /^Queue:/ });
  await add.click();
  await expect(add).toHaveAttribute('aria-pressed', 'true');
  return (await row.getByRole('heading').textContent())?.trim() ?? '';
}

/** Opens the full player. */
export async function openFull(page: Page): Promise<Locator> {
  await barOf(page).getByRole('button', { name: 'Open full player' }).click();
  const full = page.locator('dialog.panel');
  await expect(full).toBeVisible();
  return full;
}

/** Makes the audio that is asked for first a tone of some seconds, and all other audio a minute long. */
export async function shortenFirst(page: Page, seconds: number): Promise<void> {
  let first: string | undefined;
  await page.route('**/sample/audio/**', (route) => {
    const url = route.request().url();
    first ??= url;
    return route.fulfill({ body: tone(url === first ? seconds : 60), contentType: 'audio/wav' });
  });
}
