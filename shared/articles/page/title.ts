import { titleKey } from '../../text/title-key.ts';

const divider = /\s+(?:[|–—·•»:>~-]|::|\/\/)\s+|\s*[|｜]\s*|(?<=\p{Lo})_|_(?=\p{Lo})/gu;

/**
 * A title without the outlet's name at its end or beginning.
 * @param names what the outlet is called: names, host
 * @example withoutOutlet('A headline | The Gazette', ['The Gazette']) // 'A headline'
 */
export function withoutOutlet(title: string, names: string[]): string {
  const cuts = cutsOf(title);
  const keys = names.map(plainKey).filter(Boolean);
  for (const { index, end } of cuts) {
    if (isOutlet(title.slice(end), keys) && index >= 3) return title.slice(0, index);
  }
  for (const { index, end } of cuts.toReversed()) {
    if (isOutlet(title.slice(0, index), keys) && title.length - end >= 3) return title.slice(end);
  }
  return title;
}

/**
 * Chooses a page's title: the article's own as JSON-LD or Open Graph state it, else what its heading and the
 * title of the page agree on. One that was cut off at a quotation mark gives way to the whole of it.
 * @param stated in the order of trust
 */
export function chooseTitle(
  stated: (string | undefined)[],
  headings: string[],
  pageTitle: string | undefined,
  names: string[],
): string | undefined {
  const isOutletItself = (title: string) => names.some((name) => plainKey(name) === plainKey(title));
  const given = stated.filter((title) => title !== undefined);
  const [first] = given.filter((title) => !isOutletItself(title)).map((title) => withoutOutlet(title, names));
  const ownHeadings = headings.filter((heading) => !isOutletItself(heading));
  if (first === undefined) {
    const found = fromPage(ownHeadings, pageTitle, names);
    const [site] = given;
    return site && found && plainKey(site).includes(plainKey(found)) ? site : (found ?? site ?? pageTitle);
  }
  const isWholeOf = (title: string) =>
    title.startsWith(first) && /^\s*["'“„]/.test(title.slice(first.length));
  return [...ownHeadings, ...(pageTitle ? [withoutOutlet(pageTitle, names)] : [])].find(isWholeOf) ?? first;
}

/** A heading that the title of the page holds, unless it is the shorter part at its end: a name of the site. */
function fromPage(headings: string[], pageTitle: string | undefined, names: string[]): string | undefined {
  if (pageTitle === undefined) return headings[0];
  const holds = headings.filter((heading) => plainKey(pageTitle).includes(plainKey(heading)));
  const [longest] = holds.toSorted((one, other) => other.length - one.length);
  const [first] = cutsOf(pageTitle);
  const beginning = first && first.index >= 3 ? pageTitle.slice(0, first.index) : '';
  if (longest && plainKey(beginning).includes(plainKey(longest))) return longest;
  if (longest && longest.length >= beginning.length) return longest;
  const title = withoutOutlet(pageTitle, [...names, ...holds]);
  return names.some((name) => plainKey(name) === plainKey(pageTitle)) ? undefined : title;
}

const cutsOf = (title: string) =>
  [...title.matchAll(divider)].map(({ 0: mark, index }) => ({ index, end: index + mark.length }));

function isOutlet(part: string, keys: string[]): boolean {
  const key = plainKey(part);
  return keys.some(
    (name) =>
      key === name ||
      (key.length >= 3 && name.startsWith(key)) ||
      (name.length >= 4 && key.startsWith(name) && key.length < name.length + 16),
  );
}

const plainKey = (text: string): string =>
  titleKey(text)
    .replace(/^(?:the|die|der|das|le|la|el) /, '')
    .replace(/ (?:com|org|net|de|co uk)$/, '')
    .replaceAll(' ', '');
