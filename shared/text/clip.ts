/**
 * Cuts a text to at most `limit` characters (UTF-16 units, the ellipsis included), at the end of a word when
 * one ends in the last third.
 * @example clip('Who pays for the airlift?', 16) // 'Who pays for…'
 */
export function clip(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cut = text
    .slice(0, limit - 1)
    .toWellFormed()
    .replace(/\ufffd$/, '');
  const endsWord = /\s/.test(text.charAt(cut.length));
  const lastSpace = cut.search(/\s\S*$/);
  const atWord = endsWord || lastSpace < (limit * 2) / 3 ? cut : cut.slice(0, lastSpace);
  return `${atWord.replace(/[\s,;:–—-]+$/, '')}…`;
}
