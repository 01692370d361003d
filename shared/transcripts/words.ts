import { plainText } from '../text/plain.ts';

const tag = /<(?:\/?[a-z]|[!?])[^<>]*>/gi;
const dangling = /<(?=[a-z/!?])/gi;
const mostPasses = 5;

/**
 * The words of a text with markup in it: tags dropped, and what taking them out would join to new tags, too.
 * What is left is text, and may hold a `<` that somebody meant, but none that begins a tag.
 * @example withoutTags('<i>So</i> 1 < 2 <br') // 'So 1 < 2 br'
 */
export function withoutTags(text: string): string {
  let words = text;
  for (let pass = 0; pass < mostPasses && words.includes('<'); pass += 1) words = words.replace(tag, '');
  return words.replace(dangling, '');
}

/** The words of a text in which characters may be written as entities (`&amp;`), tags dropped before. */
export const cueWords = (markup: string): string => {
  const words = withoutTags(markup);
  return words.includes('&') ? plainText(words) : words;
};
