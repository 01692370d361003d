import type { Site } from '../../site/schema.ts';
import { titleKey } from '../../text/title-key.ts';

/** What the paragraph about an author tells. */
export type Bio = { author: string; shows: string[] };

const name = String.raw`\p{Lu}[\p{L}.'’-]*(?:\s+(?:\p{Lu}[\p{L}.'’-]*|de|da|del|der|den|di|du|la|le|van|von|bin|al|el|ibn)){0,3}\s+\p{Lu}[\p{L}.'’-]+`;
const opening = new RegExp(
  String.raw`^(?:[Aa]bout the [Aa]uthor:?\s*|[Aa]uthor:?\s*|(?:Dr|Prof)\.\s+)?(${name})(?:,\s[^,]{2,60},)?\s+(?:is|was|are|hosts?|co-?hosts?|writes?|has|serves?|served|works?|worked|teaches|taught|covers?|reports?|edits?|runs?|lives?|blogs?|produces?|founded)\b`,
  'u',
);
const trade =
  /\b(?:editor|writer|author|journalist|reporter|columnist|correspondent|contributor|contributing|host|hosts|co-?hosts?|podcaster|producer|professor|lecturer|historian|scholar|analyst|researcher|fellow|student|attorney|lawyer|blogger|critic|essayist|novelist|poet|activist|director|founder|publisher|broadcaster|presenter|commentator|freelance|writes|veteran|economist|photographer|filmmaker|translator|lives in)\b/i;

/**
 * Reads a paragraph as the words about its author that close an article: somebody named at once, and what they do.
 * @param author a name that is known already; words about somebody else are then the article's own
 * @example readBio('Ada Example is a writer. She hosts My Show.', site)?.author // 'Ada Example'
 */
export function readBio(
  text: string,
  site: Pick<Site, 'people' | 'shows'>,
  author?: string,
): Bio | undefined {
  if (text.length > 1500) return undefined;
  const named = nameAtStart(text, site);
  if (!named || (author && !isSameName(named, author))) return undefined;
  const isKnown = site.people.some((person) => isSameName(person.name, named));
  if (!(trade.test(text) || (isKnown && showsIn(text, site).length > 0))) return undefined;
  return { author: named, shows: showsIn(text, site) };
}

function nameAtStart(text: string, site: Pick<Site, 'people'>): string | undefined {
  const found = opening.exec(text.trim())?.[1];
  if (!found || !/^\p{Lu}/u.test(found)) return undefined;
  return site.people.find((person) => isSameName(person.name, found))?.name ?? found;
}

/** The site's shows that a text names, as slugs in the order of the configuration. */
export function showsIn(text: string, { shows }: Pick<Site, 'shows'>): string[] {
  const words = ` ${titleKey(text)} `;
  return shows.filter(({ title }) => words.includes(` ${titleKey(title)} `)).map(({ slug }) => slug);
}

export const isSameName = (one: string, other: string): boolean => titleKey(one) === titleKey(other);

/** A line over the words about an author, or one that leads to more by them. */
export const announcesBio = (text: string): boolean =>
  text.length <= 80 &&
  /^(?:about (?:the )?(?:authors?|writer)|about \p{Lu}[\p{L}.'’ -]+|authors?(?: bio)?|contributor|bio|über den autor|über die autorin)\b.{0,60}$/iu.test(
    text.trim(),
  );
