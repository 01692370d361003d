import { wordList } from '../../text/word-list.ts';

const layout = wordList(`
  div span a p li ul ol img i b em strong small figure figcaption picture source section article header footer nav
  aside main button input label form select option table tbody thead tr td th br hr h2 h3 h4 h5 h6 dl dt dd iframe
  video path g rect circle use
`);
/** An element that says what it holds: all tags of its name stay, so that its end is found. */
const telling = /<([a-z]\w*)\b[^<>]*\b(?:itemprop|rel)\s*=/gi;

/**
 * A page without the tags that only lay it out, which are most of it: what remains is parsed in a third of the time.
 * Tags that hold other tags in their attributes, and all that is not written as usual, stay. Takes time in proportion
 * to the page.
 */
export function withoutLayout(html: string): string {
  const kept = new Set(Array.from(html.matchAll(telling), ([, name = '']) => name.toLowerCase()));
  const names = layout.filter((name) => !kept.has(name)).join('|');
  return html.replace(new RegExp(`</?(?:${names})(?:\\s[^<>"']*(?:"[^"<>]*"[^<>"']*)*)?>`, 'gi'), '');
}
