import { addressKey, canonicalAddress } from './address.ts';

const fewestEpisodes = 4;
const mostShare = 0.5;

/**
 * Learns which links of a show are part of its form and not of an episode's matter: an address, or a host
 * with the shape of a path, that stands in at least half of the episodes (and in four or more).
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
  const enough = Math.max(fewestEpisodes, Math.ceil(episodes * mostShare));
  return new Set([...seen].filter(([, count]) => count >= enough).map(([mark]) => mark));
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

/**
 * Host and path with what differs from episode to episode taken out: figures and long codes. Words stay, so
 * that articles of one outlet never share a shape.
 * @example shapeOf(new URL('https://cdn.example/ep-12/notes')) // 'shape:cdn.example/ep-#/notes'
 */
function shapeOf({ hostname, pathname }: URL): string | undefined {
  const path = pathname.replace(/[\da-f]{8,}|\d+/gi, '#');
  return path === pathname ? undefined : `shape:${hostname.replace(/^www\./, '')}${path}`;
}
