import type { APIRequestContext } from '@playwright/test';

export type Addresses = Record<
  | 'home'
  | 'shows'
  | 'show'
  | 'archive'
  | 'episode'
  | 'people'
  | 'person'
  | 'articles'
  | 'article'
  | 'policy'
  | 'about'
  | 'missing',
  string
>;

/** One address of every kind of page. */
export async function everyKind(request: APIRequestContext): Promise<Addresses> {
  const newest = await (await request.get('/api/shows/conflicts-of-interest/episodes?limit=1')).json();
  const articles = await (await request.get('/articles/feed.json')).json();
  return {
    home: '/',
    shows: '/shows',
    show: '/conflicts-of-interest',
    archive: '/conflicts-of-interest/archive/2026',
    episode: new URL(newest.items[0].url).pathname,
    people: '/people',
    person: '/people/kyle-anzalone',
    articles: '/articles',
    article: new URL(articles.items[0].url).pathname,
    policy: '/comment-policy',
    about: '/about',
    missing: '/nothing/here',
  };
}
