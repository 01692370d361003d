import { getCollection } from 'astro:content';
import type { APIRoute } from 'astro';
import { isPublished, ownArticleOf } from '../../text/own-article.ts';

export const prerender = true;

/** The heads of every own article: what the sync takes into the table's lists. */
export const GET: APIRoute = async () => {
  const entries = await getCollection('articles', ({ data }) => isPublished(data));
  const articles = entries.map(({ id, data, body = '' }) => ownArticleOf(id, data, body));
  return new Response(JSON.stringify({ articles }), { headers: { 'Content-Type': 'application/json' } });
};
