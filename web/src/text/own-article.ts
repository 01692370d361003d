import { type CollectionEntry, getCollection, getEntry } from 'astro:content';
import { site } from '#site';
import type { OwnArticle } from '../../../shared/article.ts';

type Entry = CollectionEntry<'articles'>;

/** Sample articles leave with the sample feeds. */
const isPublished = ({ data }: Entry): boolean => site.isSample || !data.sample;

/** The own articles that the site publishes. */
export const publishedArticles = (): Promise<Entry[]> => getCollection('articles', isPublished);

/** The own article of an address; `undefined` when the site publishes none there. */
export async function publishedArticle(slug: string | undefined): Promise<Entry | undefined> {
  const entry = slug ? await getEntry('articles', slug) : undefined;
  return entry && isPublished(entry) ? entry : undefined;
}

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
