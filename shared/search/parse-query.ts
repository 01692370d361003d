import { wordsOf } from './words.ts';

/** One thing asked for: a word, or several in this order. */
export type Term = {
  words: string[];
  /** Typed in quotes: neither other forms of its words nor other spellings count. */
  isQuoted: boolean;
};

export type Query = {
  terms: Term[];
  /** Preceded by a minus: what holds one of these is no hit. */
  without: Term[];
  /** True while the last word may still be being typed. */
  isOpen: boolean;
};

const most = { characters: 300, terms: 12, words: 12 };

/** Quoted parts, with a minus or not, or whatever stands between white space. */
const part = /(?<minus>(?<=^|\s)[-−–])?(?:"(?<quoted>[^"]*)"|(?<plain>[^\s"]+))/gu;

/**
 * Understands what a person typed. Nothing in it is refused: what holds no letter or digit asks for nothing, and
 * what is endless is cut. Terms hold letters and digits alone, so they can stand in an expression as they are.
 * @example parseQuery('ferry "slow boat" -lighthouse').terms.map(({ words }) => words) // [['ferry'], ['slow', 'boat']]
 */
export function parseQuery(typed: string): Query {
  const text = typed
    .slice(0, most.characters)
    .toWellFormed()
    .replace(/[“”„«»]/g, '"');
  const query: Query = { terms: [], without: [], isOpen: false };
  for (const { groups = {} } of text.matchAll(part)) {
    const { minus, quoted, plain } = groups;
    const words = wordsOf(quoted ?? plain ?? '').map(({ word }) => word);
    if (words.length === 0) continue;
    const list = minus ? query.without : query.terms;
    if (list.length < most.terms) {
      list.push({ words: words.slice(0, most.words), isQuoted: quoted !== undefined });
    }
    query.isOpen = !minus && quoted === undefined;
  }
  query.isOpen &&= /[\p{L}\p{N}\p{M}]$/u.test(text);
  return query;
}
