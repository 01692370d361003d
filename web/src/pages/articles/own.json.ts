import type { APIRoute } from 'astro';
import { ownArticleOf, publishedArticles } from '../../text/own-article.ts';

export const prerender = true;

/** The heads of every own article: what the sync takes into the table's lists. */
export const GET: APIRoute = async () => {
  const articles = (await publishedArticles()).map(ownArticleOf);
  return new Response(JSON.stringify({ articles }), { headers: { 'Content-Type': 'application/json' } });
};
