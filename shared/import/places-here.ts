import { articleSchema, ownArticlePath } from '../article.ts';
import { addressKey, canonicalAddress } from '../articles/address.ts';
import { episodePath, episodeSchema } from '../episode.ts';
import { articleRowSchema } from '../sync/article-row.ts';
import type { TableClient } from '../table/client.ts';
import * as keys from '../table/keys.ts';
import { readAll } from '../table/pages.ts';
import { threadId } from '../thread.ts';

/** A discussion of this site, with all that it can be known by. */
export type ThreadHere = {
  thread: string;
  path: string;
  title: string;
  /** `addressKey`s of pages elsewhere that are about the same. */
  addresses: string[];
  /** Guids, ids. */
  names: string[];
  /** The ends of its addresses, now and before; others may have the same. */
  slugs: string[];
};

/** Every discussion that readers can see: published episodes and own articles. */
export async function readThreadsHere(table: TableClient, now: Date): Promise<ThreadHere[]> {
  const until = keys.until(now.toISOString());
  const [episodes, articles] = await Promise.all([
    readAll(table, { index: 'byTime', partition: keys.allEpisodes, ...until }, (row): ThreadHere => {
      const episode = episodeSchema.parse(row);
      return {
        thread: threadId('episode', episode.id),
        path: episodePath(episode),
        title: episode.title,
        addresses: [...new Set([...keyOf(episode.link), ...keyOf(episode.guid)])],
        names: [episode.id, ...(episode.guid ? [episode.guid] : [])],
        slugs: [episode.slug, ...episode.formerSlugs].filter(Boolean),
      };
    }),
    readAll(table, { index: 'byTime', partition: keys.ownArticles, ...until }, (row): ThreadHere => {
      const { slug, headline, address } = articleSchema.parse(row);
      const { formerSlugs } = articleRowSchema.parse(row);
      return {
        thread: threadId('article', slug),
        path: ownArticlePath({ slug }),
        title: headline,
        addresses: keyOf(address),
        names: [],
        slugs: [slug, ...formerSlugs],
      };
    }),
  ]);
  return [...episodes, ...articles];
}

/** An address in the one form in which two can be compared. */
export function keyOf(address: string | undefined): string[] {
  const canonical = address && canonicalAddress(address);
  return canonical ? [addressKey(canonical)] : [];
}
