import type { APIRoute } from 'astro';
import { site } from '#site';

export const prerender = true;

/** https://www.rfc-editor.org/rfc/rfc9309 */
export const GET: APIRoute = () =>
  new Response(`User-agent: *\nDisallow: /api/\n\nSitemap: ${site.url}/sitemap.xml\n`, {
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });
