/** A word of a text as the index knows it, and where it stands (UTF-16 units, end exclusive). */
export type Word = { word: string; start: number; end: number };

/** Scripts that write words without spaces between them: each sign is a word, a query of several a phrase. */
const unspaced = String.raw`\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}`;
const wordPattern = new RegExp(
  String.raw`[${unspaced}]\p{M}*|[[\p{L}\p{N}\p{M}]--[${unspaced}]]+(?:['’]\p{L}+)*`,
  'gv',
);
const plain = /^[a-z0-9]+$/;
const longestWord = 64;

/**
 * The words of a text: what the index stores, what a query asks for and what an excerpt marks are all made
 * here, so they always agree. Case, accents, compatibility forms, apostrophes and a possessive `’s` fall away.
 * @example wordsOf('Café’s U.S. №7').map(({ word }) => word) // ['cafe', 'u', 's', '7']
 */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const { 0: found, index } of text.matchAll(wordPattern)) {
    const word = fold(found);
    if (word) words.push({ word, start: index, end: index + found.length });
  }
  return words;
}

function fold(found: string): string {
  const lower = found.toLowerCase();
  if (plain.test(lower)) return lower.slice(0, longestWord);
  return lower
    .replace(/['’]s$/, '')
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .slice(0, longestWord)
    .toWellFormed();
}

/** A text as it goes into the index: its words and single spaces. */
export const folded = (text: string): string =>
  wordsOf(text)
    .map(({ word }) => word)
    .join(' ');
