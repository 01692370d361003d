import type { Alternatives } from './expression.ts';
import { type Word, wordsOf } from './words.ts';

/** A piece of text and whether it is what was searched for. Text, never markup: whoever prints it escapes it. */
export type Part = { text: string; hit: boolean };

/** Where a term stands in a text, as places in its list of words (end exclusive). */
type Hit = { from: number; to: number; term: number };

const shown = { words: 32, before: 8 };

/** Finds terms in texts. */
export type Marker = {
  /** The whole text, hits told apart. */
  markAll(text: string): Part[];
  /**
   * The best stretch of a passage, about 32 words, and the character of the text where its first hit begins.
   * @param start of the passage in the text; `end` is exclusive
   */
  excerpt(text: string, start: number, end: number): { parts: Part[]; firstHit: number };
};

/** @param terms as a reading of the query has them */
export function createMarker(terms: Alternatives[]): Marker {
  const sequences = new Map<string, { rest: string[]; term: number }[]>();
  for (const [term, alternatives] of terms.entries()) {
    for (const [first = '', ...rest] of alternatives) {
      sequences.set(first, [...(sequences.get(first) ?? []), { rest, term }]);
    }
  }

  const hitsIn = (words: Word[]): Hit[] => {
    const hits: Hit[] = [];
    let from = 0;
    while (from < words.length) {
      const hit = hitAt(words, from);
      if (hit) hits.push(hit);
      from = hit ? hit.to : from + 1;
    }
    return hits;
  };

  const hitAt = (words: Word[], from: number): Hit | undefined => {
    const found = sequences
      .get(words[from]?.word ?? '')
      ?.find(({ rest }) => rest.every((next, at) => words[from + 1 + at]?.word === next));
    return found && { from, to: from + 1 + found.rest.length, term: found.term };
  };

  return {
    markAll(text) {
      const words = wordsOf(text);
      return partsOf(text, words, hitsIn(words), { start: 0, end: text.length });
    },
    excerpt(text, start, end) {
      const passage = text.slice(start, end).trimEnd();
      const words = wordsOf(passage);
      const hits = hitsIn(words);
      const from = Math.max(0, bestStart(hits) - shown.before);
      const to = Math.min(words.length, from + shown.words);
      const first = hits.find((hit) => hit.from >= from && hit.to <= to);
      const cut = {
        start: from === 0 ? 0 : (words[from]?.start ?? 0),
        end: to === words.length ? passage.length : (words[to - 1]?.end ?? 0),
      };
      return {
        parts: withEllipses(
          partsOf(passage, words, hits, cut),
          start + cut.start > 0,
          start + cut.end < text.trimEnd().length,
        ),
        firstHit: start + (words[first?.from ?? from]?.start ?? 0),
      };
    },
  };
}

/** The hit after which most different terms stand within one excerpt; the earliest of equals. */
function bestStart(hits: Hit[]): number {
  let best = { from: 0, terms: 0, hits: 0 };
  let end = 0;
  const inside = new Map<number, number>();
  for (const [at, { from, term }] of hits.entries()) {
    for (let next = hits[end]; next && next.from < from + shown.words - shown.before; next = hits[end]) {
      inside.set(next.term, (inside.get(next.term) ?? 0) + 1);
      end += 1;
    }
    if (inside.size > best.terms || (inside.size === best.terms && end - at > best.hits)) {
      best = { from, terms: inside.size, hits: end - at };
    }
    const left = (inside.get(term) ?? 0) - 1;
    if (left > 0) inside.set(term, left);
    else inside.delete(term);
  }
  return best.from;
}

function partsOf(
  text: string,
  words: Word[],
  hits: Hit[],
  { start, end }: { start: number; end: number },
): Part[] {
  const parts: Part[] = [];
  let at = start;
  const add = (to: number, hit: boolean) => {
    if (to > at) parts.push({ text: text.slice(at, to), hit });
    at = to;
  };
  for (const hit of hits) {
    const from = words[hit.from]?.start ?? 0;
    const to = words[hit.to - 1]?.end ?? 0;
    if (from < start || to > end) continue;
    add(from, false);
    add(to, true);
  }
  add(end, false);
  return parts;
}

function withEllipses(parts: Part[], before: boolean, after: boolean): Part[] {
  return [
    ...(before ? [{ text: '… ', hit: false }] : []),
    ...parts,
    ...(after ? [{ text: ' …', hit: false }] : []),
  ];
}
