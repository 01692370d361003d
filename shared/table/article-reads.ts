import * as z from 'zod/mini';
import { articleSchema } from '../article.ts';
import { linkedArticles, storedLinkSchema } from '../article-link.ts';
import { episodeSchema } from '../episode.ts';
import type { ArticleFilter, ArticlePage, PageOptions, Reader } from '../reader.ts';
import type { Row, TableClient } from './client.ts';
import type { Cursors } from './cursor.ts';
import * as keys from './keys.ts';
import { mostMoves, parseMoved } from './moved-articles.ts';
import { isOnPages } from './on-pages.ts';
import { readPage } from './pages.ts';

/**
 * How the reader reads articles and what ties them to episodes.
 * @param present gives the moment after which everything is hidden, as ISO 8601
 */
export function articleReads(
  source: { table: TableClient; cursors: Cursors },
  present: () => string,
): Pick<Reader, 'articles' | 'article' | 'articlesOf'> {
  const { table } = source;
  const articleAt = async (
    id: string,
    options: PageOptions | undefined,
    hops: number,
  ): Promise<ArticlePage | undefined> => {
    if (!canBeSlug(id)) return undefined;
    const [row, discussedOn] = await Promise.all([
      table.get(keys.articleKey(id)),
      readPage(
        source,
        `discussed:${id}`,
        { partition: keys.articleKey(id).pk, ...keys.until(present(), 'EPISODE#'), newestFirst: true },
        parseDiscussion,
        options,
      ),
    ]);
    if (!row) {
      const moved = hops > 0 ? await table.get(keys.movedArticleKey(id)) : undefined;
      return moved && articleAt(parseMoved(moved).to, undefined, hops - 1);
    }
    const article = articleSchema.parse(row);
    // An own article that is to appear later is not there yet; an external one has appeared where it lives.
    if (article.place === 'own' && (article.publishedAt ?? '') > present()) return undefined;
    return { article, discussedOn };
  };
  return {
    async articles(options = {}) {
      const { outlet, author, show, year } = options;
      if (![outlet, author, show].every(canBeSlug)) return { items: [] };
      const partition = keys.articleList(placeOf(options));
      const bounds = year === undefined ? keys.until(present()) : keys.withinYear(year, present());
      return readPage(
        source,
        `articles:${partition}:${year ?? ''}`,
        { partition, ...bounds, newestFirst: true },
        (row) => articleSchema.parse(row),
        options,
      );
    },

    article: (id, options) => articleAt(id, options, mostMoves),

    async articlesOf(episode) {
      if (!/^[a-z0-9]{10}$/.test(episode)) return undefined;
      const { rows } = await table.query({
        partition: keys.episodeKey(episode).pk,
        from: keys.episodeKey(episode).sk,
        to: `${keys.articleLinkKey(episode, '').sk}~`,
      });
      const [first, ...links] = rows;
      if (first?.sk !== keys.episodeKey(episode).sk || !isOnPages(first, present())) return undefined;
      return linkedArticles(links.map((link) => storedLinkSchema.parse(link)));
    },
  };
}

/** Anything else would be no key, or one of another list. */
const canBeSlug = (text: string | undefined): boolean =>
  text === undefined || /^[a-z0-9-]{1,120}$/.test(text);

const placeOf = ({ outlet, author, show }: ArticleFilter): keys.ArticlePlace => ({
  ...(outlet && { outlet }),
  ...(author && { author }),
  ...(show && { show }),
});

const spokenOfSchema = z.object({ second: z.optional(z.int()) });

function parseDiscussion(row: Row) {
  const { second } = spokenOfSchema.parse(row);
  return { episode: episodeSchema.parse(row), ...(second !== undefined && { second }) };
}
