import type { APIRoute } from 'astro';
import { articleJson } from '../../../../shared/syndication/article-feed.ts';
import { feedResponse } from '../../head/feed-response.ts';
import { articleFeedPage } from '../../text/article-feed.ts';

/** Own and external articles as JSON Feed, newest first; a long list in pages. */
export const GET: APIRoute = async ({ url, request, locals: { reader }, cache }) => {
  const page = await articleFeedPage(reader, '/articles/feed.json', url);
  cache.set({ tags: ['articles'] });
  return feedResponse(request, articleJson(page), 'application/feed+json');
};
