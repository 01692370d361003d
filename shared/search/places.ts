import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod/mini';
import type { Marker, Part } from './excerpt.ts';
import { type Alternatives, anyOf } from './expression.ts';
import type { Found } from './hits.ts';
import { secondAt, unpackMarks } from './passages.ts';
import type { Moment } from './search.ts';
import type { Vocabulary } from './vocabulary.ts';

const rowidSchema = z.object({ rowid: z.int() });
const passageSchema = z.object({ start: z.int(), end: z.int() });
const rangeSchema = z.object({ first: z.nullable(z.int()), last: z.nullable(z.int()) });
const textSchema = z.object({ text: z.string(), marks: z.string() });
const mostMoments = 3;
/** Characters that stand for a text in which nothing is marked, as when only its title was found. */
const opening = 400;

type Document = Pick<Found, 'rowid' | 'url'>;

/** Finds in documents the places that show why they were found. */
export type Places = {
  /** The best stretch of a text. */
  excerpt(document: Document): Part[];
  /** The best places of a transcript, at most three, the best first; of equals, the earlier. */
  moments(transcript: Document): Moment[];
};

export function createPlaces(
  database: DatabaseSync,
  vocabulary: Vocabulary,
): (terms: Alternatives[], marker: Marker) => Places {
  const range = database.prepare(
    'SELECT min(rowid) AS first, max(rowid) AS last FROM passages WHERE document = ?',
  );
  // Numbers are bound as floating point, which full-text tables do not take as bounds: they would read all rows.
  const holding = database.prepare(`SELECT rowid FROM moments
    WHERE moments MATCH ? AND rowid BETWEEN CAST(? AS INTEGER) AND CAST(? AS INTEGER)`);
  const passage = database.prepare('SELECT start, end FROM passages WHERE rowid = ?');
  const textOf = database.prepare('SELECT text, marks FROM texts WHERE document = ?');

  /** A passage counts the more, the more of the terms it holds and the rarer they are. */
  function* bestPassages(document: number, terms: WeighedTerm[]) {
    const { first, last } = rangeSchema.parse(range.get(document));
    const scores = new Map<number, number>();
    for (const { expression, weight } of terms) {
      for (const row of holding.all(expression, first, last)) {
        const { rowid } = rowidSchema.parse(row);
        scores.set(rowid, (scores.get(rowid) ?? 0) + weight);
      }
    }
    const ranked = [...scores].sort(([one, score], [other, another]) => another - score || one - other);
    for (const [rowid] of ranked) yield passageSchema.parse(passage.get(rowid));
  }

  return (terms, marker) => {
    const weighed = terms.map((term) => ({ expression: anyOf(term), weight: rarity(term, vocabulary) }));
    return {
      excerpt({ rowid }) {
        const { text } = textSchema.parse(textOf.get(rowid));
        const [best = { start: 0, end: opening }] = bestPassages(rowid, weighed);
        return marker.excerpt(text, best.start, best.end).parts;
      },
      moments({ rowid, url }) {
        const { text, marks } = textSchema.parse(textOf.get(rowid));
        const seconds = unpackMarks(marks);
        const moments = new Map<number, Moment>();
        for (const { start, end } of bestPassages(rowid, weighed)) {
          if (moments.size === mostMoments) break;
          const { parts, firstHit } = marker.excerpt(text, start, end);
          const second = secondAt(seconds, firstHit);
          // Passages overlap, so the excerpts of two can begin with the same words.
          if (!moments.has(second)) moments.set(second, { second, url: `${url}#t=${second}`, parts });
        }
        return [...moments.values()];
      },
    };
  };
}

type WeighedTerm = { expression: string; weight: number };

function rarity(term: Alternatives, vocabulary: Vocabulary): number {
  const counts = term.map(([word = '']) => vocabulary.count(word));
  return Math.log(1 + (vocabulary.documents + 1) / (1 + Math.max(...counts)));
}
