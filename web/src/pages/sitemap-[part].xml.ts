import type { APIRoute } from 'astro';
import { site } from '#site';
import { articlePath } from '../../../shared/article.ts';
import { episodePath } from '../../../shared/episode.ts';
import { readUpTo } from '../head/read-all.ts';
import { type SitemapEntry, sitemap } from '../head/sitemap.ts';

/** `pages`, `articles`, or a show and a year such as `my-show-2026`. */
export const GET: APIRoute = async ({ params: { part = '' }, locals: { reader }, cache }) => {
  if (part === 'pages') {
    const entries = await pageEntries(reader);
    cache.set({ tags: ['latest', 'people'] });
    return sitemap(site.url, entries);
  }
  if (part === 'articles') {
    const articles = await readUpTo(5000, (options) => reader.articles(options));
    cache.set({ tags: ['articles'] });
    return sitemap(
      site.url,
      articles.map((article) => ({ path: articlePath(article), lastmod: article.publishedAt })),
    );
  }
  const [, slug = '', year = ''] = /^(.+)-([1-9]\d{3})$/.exec(part) ?? [];
  if (!site.shows.some((show) => show.slug === slug)) return new Response(null, { status: 404 });
  const episodes = await readUpTo(5000, (options) =>
    reader.episodes(slug, { ...options, year: Number(year) }),
  );
  if (episodes.length === 0) return new Response(null, { status: 404 });
  cache.set({ tags: [`show:${slug}`] });
  return sitemap(
    site.url,
    episodes.map((episode) => ({
      path: episodePath(episode),
      lastmod: episode.dateGuessed ? undefined : episode.publishedAt,
    })),
  );
};

async function pageEntries(reader: App.Locals['reader']): Promise<SitemapEntry[]> {
  const [people, latest] = await Promise.all([
    readUpTo(1000, (options) => reader.people(options)),
    reader.latest({ limit: 1 }),
  ]);
  const slugs = new Set([...site.people, ...people].map(({ slug }) => slug));
  return [
    { path: '/', lastmod: latest.items[0]?.publishedAt },
    ...['/shows', '/articles', '/people', '/about', '/comment-policy'].map((path) => ({ path })),
    ...site.shows.map(({ slug }) => ({ path: `/${slug}` })),
    ...[...slugs].map((slug) => ({ path: `/people/${slug}` })),
  ];
}
