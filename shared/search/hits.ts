import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod/mini';
import { searchKinds } from './document.ts';
import { expressionOf } from './expression.ts';
import type { Reading } from './plan.ts';
import { columnWeights } from './schema.ts';
import type { SearchRequest } from './search.ts';

const foundSchema = z.object({
  rowid: z.int(),
  kind: z.enum(searchKinds),
  id: z.string(),
  show: z.nullable(z.string()),
  year: z.int(),
  publishedAt: z.string(),
  url: z.string(),
  title: z.string(),
  /** One name a line. */
  people: z.string(),
});
/** A document that holds what was asked. */
export type Found = z.infer<typeof foundSchema>;

/** Notes and transcript of one episode are two documents: twice the results, and some to spare. */
const mostDocuments = 500;

/** Documents in order of relevance, those of one episode together: best document first in each. */
export type FindHits = (
  reading: Reading,
  filters: Pick<SearchRequest, 'show' | 'kind' | 'year'>,
) => Map<string, Found[]>;

export function createHits(database: DatabaseSync): FindHits {
  // A title that holds every term comes first: bm25 has no say where the terms stand in every other document.
  // Scores that differ by less than a thousandth are equal, so that words that stand everywhere put the newest first.
  const select = database.prepare(`
    SELECT d.rowid, d.kind, d.id, d.show, d.year, d.publishedAt, d.url, d.title, d.people
    FROM entire JOIN documents d ON d.rowid = entire.rowid
    WHERE entire MATCH :expression
      AND (:show IS NULL OR d.show = :show)
      AND (:kind IS NULL OR d.kind = :kind)
      AND (:year IS NULL OR d.year = :year)
    ORDER BY
      entire.rowid IN (SELECT rowid FROM entire WHERE entire MATCH :inTitle) DESC,
      round(bm25(entire, ${columnWeights}), 3),
      d.publishedAt DESC,
      d.key
    LIMIT ${mostDocuments}`);

  return ({ terms, without, join }, { show, kind, year }) => {
    const rows = select.all({
      expression: expressionOf(terms, without, join),
      inTitle: `title : ${expressionOf(terms, [], 'AND')}`,
      show: show ?? null,
      kind: kind ?? null,
      year: year ?? null,
    });
    const found = rows.map((row) => foundSchema.parse(row));
    return Map.groupBy(found, (one) => `${one.kind === 'article' ? 'article' : 'episode'}:${one.id}`);
  };
}
