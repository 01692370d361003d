import { generateJsonFeed } from 'feedsmith';
import { type Article, articlePath } from '../article.ts';
import type { Site } from '../site/schema.ts';
import { writeRss } from './rss.ts';
import { validHtml, validXml } from './valid-xml.ts';

/** An article in a feed: an own one with its text as HTML, an external one with what is known of it. */
export type FeedArticle = Article & { html?: string | undefined };

/** One page of the feed of articles. */
export type ArticleFeedPage = {
  site: Site;
  /** Newest first. */
  articles: FeedArticle[];
  /** Paths of this page of the feed, and of the next, older one. */
  self: string;
  next?: string | undefined;
};

/** Articles, own and external, as RSS 2.0 (https://www.rssboard.org/rss-specification). */
export function articleRss({ site, articles, self, next }: ArticleFeedPage): string {
  const newest = articles.find(({ publishedAt }) => publishedAt)?.publishedAt;
  const link = (rel: string, path: string) => ({ href: site.url + path, rel, type: 'application/rss+xml' });
  return writeRss({
    title: validXml(feedTitle(site)),
    link: `${site.url}/articles`,
    description: validXml(feedDescription(site)),
    language: site.language,
    ...(newest && { pubDate: new Date(newest) }),
    atom: {
      links: [
        link('self', self),
        ...(self === '/articles/feed.xml' ? [] : [link('first', '/articles/feed.xml')]),
        ...(next ? [link('next', next)] : []),
      ],
    },
    items: articles.map((article) => ({
      title: validXml(article.headline),
      link: site.url + articlePath(article),
      guid: { value: validXml(permanentAddress(site, article)), isPermaLink: true },
      ...(article.dek && { description: validXml(article.dek) }),
      ...(article.publishedAt && { pubDate: new Date(article.publishedAt) }),
      ...(article.html && { content: { encoded: validHtml(article.html) } }),
      dc: { creators: article.authors.map(({ name }) => validXml(name)) },
    })),
  });
}

/** Articles, own and external, as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). */
export function articleJson({ site, articles, self, next }: ArticleFeedPage): string {
  const feed = generateJsonFeed({
    title: feedTitle(site),
    home_page_url: `${site.url}/articles`,
    feed_url: site.url + self,
    description: feedDescription(site),
    language: site.language,
    ...(next && { next_url: site.url + next }),
    items: articles.map((article) => ({
      id: permanentAddress(site, article),
      url: site.url + articlePath(article),
      ...(article.address && { external_url: article.address }),
      title: article.headline,
      ...(article.dek && { summary: article.dek }),
      // Every item has a text; of what lives elsewhere that is the dek.
      ...(article.html ? { content_html: article.html } : { content_text: article.dek ?? article.headline }),
      ...(article.publishedAt && { date_published: new Date(article.publishedAt) }),
      authors: article.authors.map(({ name, slug }) => ({
        name,
        ...(slug && { url: `${site.url}/people/${slug}` }),
      })),
    })),
  });
  return JSON.stringify(feed);
}

/** Not all of them are the author's: the shows discuss others' as well. */
const feedTitle = (site: Site): string => `${site.title}: articles`;
const feedDescription = (site: Site): string =>
  `Articles by ${site.title}, and articles that the shows discuss.`;

/** Of an external article its address at the outlet: that of its page here follows the headline. */
const permanentAddress = (site: Site, article: Article): string =>
  (article.place === 'external' && article.address) || site.url + articlePath(article);
