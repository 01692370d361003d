import { titleKey } from '../../text/title-key.ts';

const divider = /\s+(?:[|–—·•»:>~-]|::|\/\/)\s+/g;

/**
 * A title without the outlet's name at its end or beginning.
 * @param names what the outlet is called: names, host
 * @example withoutOutlet('A headline | The Gazette', ['The Gazette']) // 'A headline'
 */
export function withoutOutlet(title: string, names: string[]): string {
  const cuts = [...title.matchAll(divider)].map(({ 0: mark, index }) => ({
    index,
    end: index + mark.length,
  }));
  const keys = names.map(plainKey).filter(Boolean);
  for (const { index, end } of cuts) {
    if (isOutlet(title.slice(end), keys) && index >= 3) return title.slice(0, index);
  }
  for (const { index, end } of cuts.toReversed()) {
    if (isOutlet(title.slice(0, index), keys) && title.length - end >= 3) return title.slice(end);
  }
  return title;
}

function isOutlet(part: string, keys: string[]): boolean {
  const key = plainKey(part);
  return (
    key !== '' &&
    keys.some(
      (name) =>
        key === name ||
        (key.length >= 3 && name.startsWith(key)) ||
        (name.length >= 4 && key.startsWith(name) && key.length < name.length + 12),
    )
  );
}

const plainKey = (text: string): string =>
  titleKey(text)
    .replace(/^(?:the|die|der|das|le|la|el) /, '')
    .replace(/ (?:com|org|net|de|co uk)$/, '')
    .replaceAll(' ', '');

/**
 * Chooses a page's title: the article's own as JSON-LD or Open Graph state it, else its heading, else the
 * title of the page. One that was cut off in its attribute gives way to the heading it begins.
 */
export function chooseTitle(
  stated: (string | undefined)[],
  headings: string[],
  pageTitle: string | undefined,
  names: string[],
): string | undefined {
  const clean = (title: string) => withoutOutlet(title, names);
  const isOutletItself = (title: string) => names.some((name) => plainKey(name) === plainKey(title));
  const own = stated.flatMap((title) => (title && !isOutletItself(title) ? [clean(title)] : []));
  const heads = headings.filter((heading) => !isOutletItself(heading));
  const fallback = pageTitle ? clean(pageTitle) : undefined;
  const [first] = own;
  if (first === undefined) {
    const agreeing = heads.find((heading) => pageTitle && titleKey(pageTitle).includes(titleKey(heading)));
    return agreeing ?? fallback ?? heads[0] ?? stated.find(Boolean);
  }
  const whole = [...own.slice(1), ...heads, ...(fallback ? [fallback] : [])];
  return (
    whole.find(
      (title) =>
        title.length > first.length + 3 &&
        title.startsWith(first.trim()) &&
        /["'“]$|\s$/.test(first + title.charAt(first.length)),
    ) ?? first
  );
}
