import { site } from '#site';
import type { Article } from '../../../shared/article.ts';
import type { Reader } from '../../../shared/reader.ts';
import type { ArticleFeedPage, FeedArticle } from '../../../shared/syndication/article-feed.ts';
import { pageOptions } from '../head/cursor.ts';
import { feedPath } from '../head/feed-response.ts';

const articlesInPage = 50;

/** The text of each own article is a module of its own: a feed loads those that it shows. */
const texts = import.meta.glob<{ compiledContent(): Promise<string> }>('../../content/articles/*.md');

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
  const load = article.place === 'own' ? texts[`../../content/articles/${article.slug}.md`] : undefined;
  const text = await load?.();
  return { ...article, html: await text?.compiledContent() };
}
