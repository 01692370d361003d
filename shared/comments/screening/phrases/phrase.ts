import { fold, joinSpaced } from '../../text/fold.ts';

/** Words that speak for something; `weight` says how much, where 1 holds a comment. */
export type Phrase = {
  code: string;
  weight: number;
  /** A regular expression over folded text; it begins and ends at words. */
  pattern: string;
};

/** What was found of a list: its code, its weight and the words. */
export type PhraseFound = { code: string; weight: number; words: string };

/**
 * Makes a list into a search. Lines that match everything, such as empty ones, are left out: one such line would
 * hold every comment of a site.
 */
export function phraseSearch(phrases: Phrase[]): (text: string) => PhraseFound[] {
  const compiled = phrases
    .map(({ code, weight, pattern }) => ({
      code,
      weight,
      pattern: new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${pattern.trim()})(?![\p{L}\p{N}])`, 'iu'),
    }))
    .filter(({ pattern }) => !pattern.test(''));
  return (text) => {
    const folded = foldedLines(text);
    return compiled.flatMap(({ code, weight, pattern }) => {
      const words = pattern.exec(folded)?.[0].trim();
      return words ? [{ code, weight, words }] : [];
    });
  };
}

/** Curly and straight quotes are the same; so are one and many spaces within a line. */
const foldedLines = (text: string): string =>
  joinSpaced(fold(text).replace(/[\u2018\u2019`´]/g, "'")).replace(/[^\S\n]+/g, ' ');
