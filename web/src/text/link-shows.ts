/** A stretch of plain text, or the name of a show with its address. */
export type TextPart = string | { text: string; href: string };

/**
 * Splits a text so that each show named in it can become a link to that show's page.
 * The longest name wins where one show's name is part of another's; the rest of the text stays as it is.
 * @example linkShows('He hosts My Show.', [{ slug: 'my-show', title: 'My Show' }])
 * // ['He hosts ', { text: 'My Show', href: '/my-show' }, '.']
 */
export function linkShows(text: string, shows: readonly { slug: string; title: string }[]): TextPart[] {
  const byLength = [...shows].sort((a, b) => b.title.length - a.title.length);
  const names = byLength.map(({ title }) => title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  if (names.length === 0) return [text];
  // The name as a whole: no letter or digit touches it.
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(${names.join('|')})(?![\\p{L}\\p{N}])`, 'u');
  return text
    .split(pattern)
    .map((part, at) => {
      const show = at % 2 === 1 && byLength.find(({ title }) => title === part);
      return show ? { text: part, href: `/${show.slug}` } : part;
    })
    .filter((part) => part !== '');
}
