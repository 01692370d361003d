import type { APIRoute } from 'astro';
import { articleRss } from '../../../../shared/syndication/article-feed.ts';
import { feedResponse } from '../../head/feed-response.ts';
import { articleFeedPage } from '../../text/article-feed.ts';

/** Own and external articles as RSS, newest first; a long list in pages. */
export const GET: APIRoute = async ({ url, request, locals: { reader }, cache }) => {
  const page = await articleFeedPage(reader, '/articles/feed.xml', url);
  cache.set({ tags: ['articles'] });
  return feedResponse(request, articleRss(page), 'application/rss+xml');
};
