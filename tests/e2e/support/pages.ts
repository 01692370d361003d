import type { APIRequestContext } from '@playwright/test';
import { episodeCalled } from './reading.ts';

export type Addresses = Record<
  | 'home'
  | 'shows'
  | 'show'
  | 'archive'
  | 'episode'
  | 'spoken'
  | 'transcript'
  | 'clip'
  | 'search'
  | 'results'
  | 'people'
  | 'person'
  | 'articles'
  | 'article'
  | 'external'
  | 'policy'
  | 'about'
  | 'missing',
  string
>;

/** One address of every kind of page. */
export async function everyKind(request: APIRequestContext): Promise<Addresses> {
  const newest = await (await request.get('/api/shows/conflicts-of-interest/episodes?limit=1')).json();
  // An episode with chapters and a transcript.
  const spoken = await episodeCalled(request, 'The Buoy Comes Home');
  const articles = await (await request.get('/api/articles?outlet=here&limit=1')).json();
  const external = await (await request.get('/api/articles?outlet=elsewhere&limit=1')).json();
  return {
    home: '/',
    shows: '/shows',
    show: '/conflicts-of-interest',
    archive: '/conflicts-of-interest/archive/2026',
    episode: new URL(newest.items[0].url).pathname,
    spoken,
    transcript: `${spoken}/transcript`,
    clip: `${spoken}/clip/50-105`,
    search: '/search',
    results: '/search?q=buoy',
    people: '/people',
    person: '/people/kyle-anzalone',
    articles: '/articles',
    article: new URL(articles.items[0].url).pathname,
    external: new URL(external.items[0].url).pathname,
    policy: '/comment-policy',
    about: '/about',
    missing: '/nothing/here',
  };
}
