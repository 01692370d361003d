import { addressKey, canonicalAddress } from './address.ts';
import { weighAddress } from './address-signs.ts';

/** An address that stands in so many episodes, and in this share of them, is part of the form … */
const inMost = { episodes: 4, share: 0.5 };
/** … and so is one that comes back again and again, though the form changed over the years. */
const recurring = { episodes: 8, share: 0.1 };

/**
 * Learns which links of a show are part of its form and not of an episode's matter: an address in at least
 * half of the episodes (and in four or more), or in eight that are at least a tenth; or a host with the shape
 * of a path in at least half.
 * @param linksOfEpisodes the addresses that the notes of each episode hold, one list for each episode
 * @returns what `findArticleLinks` takes as `boilerplate`
 */
export function learnBoilerplate(linksOfEpisodes: Iterable<Iterable<string>>): Set<string> {
  const seen = new Map<string, number>();
  let episodes = 0;
  for (const links of linksOfEpisodes) {
    episodes += 1;
    for (const mark of new Set([...links].flatMap(marksOf))) seen.set(mark, (seen.get(mark) ?? 0) + 1);
  }
  const isForm = ([mark, count]: [string, number]) =>
    [inMost, ...(mark.startsWith(shapeMark) ? [] : [recurring])].some(
      (rule) => count >= rule.episodes && count >= episodes * rule.share,
    );
  return new Set([...seen].filter(isForm).map(([mark]) => mark));
}

/** True when the address, or its shape, was learned. */
export const isBoilerplate = (address: string, boilerplate: ReadonlySet<string>): boolean =>
  marksOf(address).some((mark) => boilerplate.has(mark));

/** What an address may be known by: itself, and its shape when that is telling. */
function marksOf(address: string): string[] {
  const canonical = canonicalAddress(address);
  const url = canonical ? URL.parse(canonical) : null;
  if (!canonical || !url) return [];
  const shape = shapeOf(url);
  return [addressKey(canonical), ...(shape ? [shape] : [])];
}

const shapeMark = 'shape:';

/**
 * Host and path with what differs from episode to episode taken out: figures and long codes. Words stay, so
 * that articles of one outlet rarely share a shape; an address that looks like an article has none.
 * @example shapeOf(new URL('https://cdn.example/ep-12/notes')) // 'shape:cdn.example/ep-#/notes'
 */
function shapeOf(url: URL): string | undefined {
  const { hostname, pathname } = url;
  if (weighAddress(url) >= 1) return undefined;
  const path = pathname.replace(/[\da-f]{8,}|\d+/gi, '#');
  return path === pathname ? undefined : `${shapeMark}${hostname.replace(/^www\./, '')}${path}`;
}
