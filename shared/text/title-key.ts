/**
 * A title reduced to what stays when it is only re-spelled: case, accents, punctuation, white space and
 * typographic variants fall away. Two titles with one key are the same title.
 * @example titleKey('“Größe” — Part 2!') === titleKey('Grosse: part 2') // true
 */
export function titleKey(title: string): string {
  const words = title
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/[\p{M}'’]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return words || title.trim();
}
