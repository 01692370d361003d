// Letters that Unicode does not decompose into a base letter and an accent.
const folded: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ð: 'd',
  þ: 'th',
  đ: 'd',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  ŋ: 'n',
};
const longest = 80;

/**
 * The part of an address that tells people what it leads to: lower-case Latin letters and digits joined by
 * hyphens, at most 80 characters, cut at a word. Empty when the text has none of either.
 * @example slugify('Who pays for the airlift?') // 'who-pays-for-the-airlift'
 * @example slugify('Größe und Ærø') // 'grosse-und-aero'
 */
export function slugify(text: string): string {
  const slug = text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .replace(/[^a-z0-9]/g, (letter) => folded[letter] ?? '-')
    .replace(/-+/g, '-')
    .replace(/^-|-$/g, '');
  if (slug.length <= longest) return slug;
  const atWord = slug.lastIndexOf('-', longest);
  return slug.slice(0, atWord > longest / 2 ? atWord : longest);
}
