import type { Key } from '../client.ts';
import { moment } from './times.ts';

export const articleKey = (id: string): Key => ({ pk: `ARTICLE#${id}`, sk: 'ARTICLE' });
/** Where an article went whose address proved to be one of another article. */
export const movedArticleKey = (id: string): Key => ({ pk: `ARTICLE#${id}`, sk: 'MOVED' });
/** Whose picture it is: of one article, or of several and so of none. */
export const pictureKey = (digest: string): Key => ({ pk: `PICTURE#${digest}`, sk: 'PICTURE' });
/** An article in the list of an episode. */
export const articleLinkKey = (episode: string, article: string): Key => ({
  pk: `EPISODE#${episode}`,
  sk: `LINK#${article}`,
});
/** An episode in the list of an article that it discusses. */
export const discussionKey = (article: string, publishedAt: string, id: string): Key => ({
  pk: `ARTICLE#${article}`,
  sk: `EPISODE#${moment(publishedAt, id)}`,
});
export const ownArticles = 'ARTICLES';
/** External articles whose pages are to be read, by the moment at which that is due. */
export const unreadArticles = 'UNREAD';
/** What lists of articles can be narrowed to; slugs. */
export type ArticlePlace = { outlet?: string; author?: string; show?: string };
/**
 * An article in one of its lists: it stands in a list for each combination of what it can be narrowed to, so that
 * each of them is one Query.
 */
export const listedArticleKey = (place: ArticlePlace, at: string, id: string): Key => ({
  pk: articleList(place),
  sk: moment(at, id),
});
export const articleList = ({ outlet = '', author = '', show = '' }: ArticlePlace): string =>
  `ARTICLES#${outlet}#${author}#${show}`;
