import { confusables } from './confusables.ts';

const disguises: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/**
 * A text in the letters that it seems to be written in: lower case, without accents, invisible characters and
 * letters of other scripts that look Latin. For comparing, never for showing.
 * @example fold('Ѕubsсrіbе　ＮＯＷ') // 'subscribe now'
 */
export const fold = (text: string): string =>
  // Two passes: lower case first, so that one spelling of each look-alike is enough; then what that left.
  [
    ...text
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[\p{M}\p{Default_Ignorable_Code_Point}]/gu, ''),
  ]
    .map((letter) => confusables.get(letter) ?? letter)
    .join('');

/**
 * Also sees through digits and signs in place of letters, within a word that has letters.
 * @example unmask('fr33 c@sh') // 'free cash'
 */
export const unmask = (text: string): string =>
  fold(text).replace(/[\p{L}\p{N}@$!]+/gu, (word) =>
    /\p{L}/u.test(word) ? word.replace(/[013457@$]|!(?=\p{L})/gu, (sign) => disguises[sign] ?? sign) : word,
  );

/**
 * The skeleton of a name: two names with one skeleton look alike. Spaces, signs and repeats fall away.
 * @example skeleton('J0hn  D00e') === skeleton('John Doe') // true
 */
export const skeleton = (name: string): string =>
  unmask(name)
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w')
    .replaceAll('i', 'l')
    .replace(/(.)\1+/gu, '$1');

/** Joins letters that were set apart, so that words show: `f r e e` becomes `free`. */
export const joinSpaced = (text: string): string =>
  text.replace(/(?<![\p{L}\p{N}])\p{L}(?:[\s._*~-]{1,2}\p{L}(?![\p{L}\p{N}])){2,}/gu, (letters) =>
    letters.replace(/[^\p{L}]+/gu, ''),
  );
