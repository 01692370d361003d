import { plainText } from '../text/plain.ts';

const tag = /<(?:\/?[a-z]|[!?])[^<>]*>/gi;
const mostPasses = 5;

/**
 * The words of a text with markup in it: tags dropped, and what taking them out would join to new tags, too.
 * What is left is text, and may hold a `<` that somebody meant.
 * @example withoutTags('<i>So</i> 1 < 2') // 'So 1 < 2'
 */
export function withoutTags(text: string): string {
  if (!text.includes('<')) return text;
  let words = text;
  for (let pass = 0; pass < mostPasses; pass += 1) {
    const next = words.replace(tag, '');
    if (next === words) return words;
    words = next;
  }
  return words.replaceAll('<', '');
}

/** The words of a text in which characters may be written as entities (`&amp;`), tags dropped before. */
export const cueWords = (markup: string): string => {
  const words = withoutTags(markup);
  return words.includes('&') ? plainText(words) : words;
};
