import { type CollectionEntry, getCollection } from 'astro:content';
import { site } from '#site';
import type { OwnArticle } from '../../../shared/article.ts';

/** The own articles that the site publishes. */
export const publishedArticles = (): Promise<CollectionEntry<'articles'>[]> =>
  getCollection('articles', ({ data }) => site.isSample || !data.sample);

/** What lists and feeds say of an own article. */
export function ownArticleOf({ id, data, body = '' }: CollectionEntry<'articles'>): OwnArticle {
  const { headline, dek, author, kind, date, outlet, originalUrl } = data;
  return {
    slug: id,
    headline,
    dek,
    author,
    publishedAt: date.toISOString(),
    kind,
    ...(outlet ? { outlet } : {}),
    ...(originalUrl ? { originalUrl } : {}),
    minutes: minutesToRead(body),
  };
}

const minutesToRead = (text: string): number => Math.max(1, Math.round(text.split(/\s+/).length / 230));
