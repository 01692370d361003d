import { articleSchema, ownArticlePath } from '../article.ts';
import { episodePath, episodeSchema } from '../episode.ts';
import { parseThreadId, type ThreadSubject } from '../thread.ts';
import type { TableClient } from './client.ts';
import * as keys from './keys.ts';
import { isOnPages } from './on-pages.ts';

/** What a thread is about; `undefined` when that is not there, dated in the future, or hidden by a host. */
export async function readSubject(
  table: TableClient,
  thread: string,
  now: Date,
): Promise<ThreadSubject | undefined> {
  const named = parseThreadId(thread);
  if (!named) return undefined;
  if (named.kind === 'episode') return readEpisode(table, named.of, now.toISOString());
  const article = await readArticle(table, named.of);
  return article && article.publishedAt <= now.toISOString() ? article : undefined;
}

async function readEpisode(table: TableClient, id: string, now: string): Promise<ThreadSubject | undefined> {
  const row = await table.get(keys.episodeKey(id));
  if (!row || !isOnPages(row, now)) return undefined;
  const episode = episodeSchema.parse(row);
  const { show, headline, publishedAt, duration, enclosure } = episode;
  return {
    kind: 'episode',
    of: id,
    title: headline,
    path: episodePath(episode),
    publishedAt,
    show,
    ...(duration && { duration }),
    ...(enclosure && { audio: enclosure.url }),
  };
}

/** Articles at outlets are discussed there. */
async function readArticle(table: TableClient, slug: string): Promise<ThreadSubject | undefined> {
  const row = await table.get(keys.articleKey(slug));
  const { place, headline, publishedAt } = row ? articleSchema.parse(row) : {};
  if (place !== 'own' || !headline || !publishedAt) return undefined;
  return { kind: 'article', of: slug, title: headline, path: ownArticlePath({ slug }), publishedAt };
}
