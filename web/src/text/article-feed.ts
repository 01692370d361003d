import { site } from '#site';
import type { Article } from '../../../shared/article.ts';
import type { Reader } from '../../../shared/reader.ts';
import type { ArticleFeedPage, FeedArticle } from '../../../shared/syndication/article-feed.ts';
import { pageOptions } from '../head/cursor.ts';
import { feedPath } from '../head/feed-response.ts';
import { articleHtml } from './own-article.ts';

const articlesInPage = 50;

/**
 * The articles that an address of the feed asks for, own ones with their text.
 * @param path of the feed
 */
export async function articleFeedPage(
  reader: Pick<Reader, 'articles'>,
  path: string,
  url: URL,
): Promise<ArticleFeedPage> {
  const options = pageOptions(url, articlesInPage);
  const { items, cursor } = await reader.articles(options);
  return {
    site,
    articles: await Promise.all(items.map(withText)),
    self: feedPath(path, options.cursor),
    next: cursor && feedPath(path, cursor),
  };
}

async function withText(article: Article): Promise<FeedArticle> {
  return { ...article, html: article.place === 'own' ? await articleHtml(article.slug) : undefined };
}
