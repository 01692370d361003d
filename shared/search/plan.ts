import type { Alternatives } from './expression.ts';
import { formsOf } from './forms.ts';
import type { Query, Term } from './parse-query.ts';
import type { Vocabulary } from './vocabulary.ts';

/** One way to understand a query, from the strictest to the most forgiving. */
export type Reading = {
  terms: Alternatives[];
  without: Alternatives[];
  join: 'AND' | 'OR';
  /** Spellings of the index that stand for words it hardly knows. */
  corrections: string[];
};

/** Shorter words have too many neighbours, and too many continuations. */
const shortest = { corrected: 4, continued: 3 };
/** A word in nearly every document says nothing beside one that is not. */
const common = { share: 0.9, documents: 20, kept: 3 };

/**
 * The readings of a query, to be tried in turn while there are few hits: every word in its usual forms; the last
 * word as the beginning of a longer one; other spellings of words; any of the words.
 */
export function* readingsOf(query: Query, vocabulary: Vocabulary): Generator<Reading> {
  const terms = tellingTerms(query.terms, vocabulary);
  const last = query.terms.at(-1);
  const without = query.without.map(({ words }) => [words]);
  const usual = terms.map((term) => usualForms(term, vocabulary));
  const reading = (forms: Alternatives[], rest: Partial<Reading> = {}): Reading => ({
    terms: forms,
    without,
    join: 'AND',
    corrections: [],
    ...rest,
  });
  yield reading(usual);

  const continued = terms.map((term, at) => [
    ...(usual[at] ?? []),
    ...(query.isOpen && term === last ? continuations(term, vocabulary) : []),
  ]);
  if (differs(continued, usual)) yield reading(continued);

  const spelt = terms.map((term) => otherSpellings(term, vocabulary));
  const corrected = continued.map((forms, at) => [...forms, ...(spelt[at] ?? []).map((word) => [word])]);
  const corrections = spelt.flat();
  if (corrections.length > 0) yield reading(corrected, { corrections });
  if (terms.length > 1) yield reading(corrected, { join: 'OR', corrections });
}

function tellingTerms(terms: Term[], vocabulary: Vocabulary): Term[] {
  if (terms.length === 1 || vocabulary.documents < common.documents) return terms;
  const limit = vocabulary.documents * common.share;
  const telling = terms.filter(
    (term) => term.isQuoted || term.words.length > 1 || countOf(term, vocabulary) < limit,
  );
  return telling.length > 0 ? telling : rarest(terms, vocabulary);
}

/** A question of nothing but common words: those that tell most. */
const rarest = (terms: Term[], vocabulary: Vocabulary): Term[] =>
  terms.toSorted((one, other) => countOf(one, vocabulary) - countOf(other, vocabulary)).slice(0, common.kept);

const countOf = ({ words: [word = ''] }: Term, vocabulary: Vocabulary): number => vocabulary.count(word);

function usualForms({ words, isQuoted }: Term, vocabulary: Vocabulary): Alternatives {
  const [word = '', ...more] = words;
  if (isQuoted) return [words];
  const others = more.length > 0 ? [words.join('')] : formsOf(word);
  return [words, ...vocabulary.known(others).map((form) => [form])];
}

const continuations = ({ words: [word = '', ...more] }: Term, vocabulary: Vocabulary): Alternatives =>
  more.length > 0 || word.length < shortest.continued
    ? []
    : vocabulary.continuations(word).map((longer) => [longer]);

function otherSpellings({ words, isQuoted }: Term, vocabulary: Vocabulary): string[] {
  const [word = '', ...more] = words;
  const isName = more.length === 0 && word.length >= shortest.corrected && !/\p{N}/u.test(word);
  return isName && !isQuoted ? vocabulary.corrections(word) : [];
}

const differs = (one: Alternatives[], other: Alternatives[]): boolean =>
  one.some((alternatives, at) => alternatives.length !== other[at]?.length);
