import type { APIRequestContext } from '@playwright/test';

/** The path of an episode of the odd show, by a part of its headline. */
export async function oddEpisode(request: APIRequestContext, headline: string): Promise<string> {
  const { items } = await (await request.get('/api/shows/odd-show/episodes?limit=100')).json();
  const found = items.find((episode: { headline: string }) => episode.headline.includes(headline));
  return new URL(found.url).pathname;
}
