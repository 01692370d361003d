import { told } from '../../reason-words.ts';
import type { Check } from '../check.ts';
import { wordSearch } from '../phrases/word-list.ts';

/** The lists of words that the site's author keeps. They hold or put aside; they never refuse. */
export const words: Check = ({ body, name }, _evidence, { heldWords, spamWords }) => {
  const text = `${name}\n${body}`;
  const spam = wordSearch(spamWords)(text);
  const held = wordSearch(heldWords)(text);
  const sentence = told.listed;
  return [
    ...(spam.length > 0
      ? [{ check: 'words', code: 'spam-word', effect: 'spam' as const, sentence, matched: spam }]
      : []),
    ...(held.length > 0
      ? [{ check: 'words', code: 'held-word', effect: 'hold' as const, sentence, matched: held }]
      : []),
  ];
};
