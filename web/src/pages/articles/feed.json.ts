import type { APIRoute } from 'astro';
import { site } from '#site';
import { ownArticlePath } from '../../../../shared/article.ts';
import { ownArticleOf, publishedArticles } from '../../text/own-article.ts';

export const prerender = true;

/** Every own article as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/); `_article` is what the sync stores. */
export const GET: APIRoute = async () => {
  const entries = await publishedArticles();
  const items = entries
    .map((entry) => ({ entry, article: ownArticleOf(entry) }))
    .sort((a, b) => b.article.publishedAt.localeCompare(a.article.publishedAt))
    .map(({ entry, article }) => {
      const url = site.url + ownArticlePath(article);
      const author = site.people.find(({ slug }) => slug === article.author);
      return {
        id: url,
        url,
        ...(article.originalUrl ? { external_url: article.originalUrl } : {}),
        title: article.headline,
        summary: article.dek,
        content_html: entry.rendered?.html ?? '',
        date_published: article.publishedAt,
        authors: [
          author ? { name: author.name, url: `${site.url}/people/${author.slug}` } : { name: article.author },
        ],
        _article: article,
      };
    });
  return new Response(
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: `Articles by ${site.title}`,
      home_page_url: `${site.url}/articles`,
      feed_url: `${site.url}/articles/feed.json`,
      language: site.language,
      items,
    }),
    { headers: { 'Content-Type': 'application/feed+json' } },
  );
};
