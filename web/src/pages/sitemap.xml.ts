import type { APIRoute } from 'astro';
import { site } from '#site';
import { sitemapIndex } from '../head/sitemap.ts';

/** One sitemap for the pages, one for the articles, and one for each show and year: no request grows with the age of a show. */
export const GET: APIRoute = async ({ locals, cache }) => {
  const shows = await Promise.all(site.shows.map(({ slug }) => locals.reader.facts(slug)));
  cache.set({ tags: ['latest', ...site.shows.map(({ slug }) => `show:${slug}`)] });
  return sitemapIndex(site.url, [
    { path: '/sitemap-pages.xml' },
    { path: '/sitemap-articles.xml' },
    ...shows.flatMap((facts) =>
      (facts?.years ?? []).map(({ year }, at) => ({
        path: `/sitemap-${facts?.slug}-${year}.xml`,
        lastmod: at === 0 ? facts?.newestAt : undefined,
      })),
    ),
  ]);
};
