import type { APIRequestContext } from '@playwright/test';

/** An episode of the sample shows, and what it discusses, each with its address here. */
export async function citing(request: APIRequestContext, number: number) {
  const { items } = await (await request.get('/api/shows/the-kyle-anzalone-show/episodes?limit=100')).json();
  const episode = items.find((one: { number?: number }) => one.number === number);
  const linked = await (await request.get(`/api/episodes/${episode.id}/articles`)).json();
  const articles: { headline: string; path: string; place: string; second?: number }[] = linked.items.map(
    ({
      article,
      second,
    }: {
      article: { headline: string; url: string; place: string };
      second?: number;
    }) => ({
      headline: article.headline,
      place: article.place,
      path: new URL(article.url).pathname,
      second,
    }),
  );
  return { path: new URL(episode.url).pathname, headline: String(episode.headline), articles };
}
