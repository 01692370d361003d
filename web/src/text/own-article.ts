import type { CollectionEntry } from 'astro:content';
import type { Article } from '../../../shared/article.ts';

/** What lists and feeds say of an own article. */
export function ownArticle({ id, data, body = '' }: CollectionEntry<'articles'>): Article {
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
