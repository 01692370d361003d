import * as z from 'zod/mini';
import { type Article, type Author, articleSchema, ownArticlePath, ownArticleSchema } from '../article.ts';
import type { Site } from '../site/schema.ts';
import { slugify } from '../text/slug.ts';
import { headlineOfAddress } from './headline-of-address.ts';
import { outletOf } from './outlet.ts';

/** What one source tells of an external article. */
const toldSchema = z.object({
  headline: z.optional(z.string()),
  dek: z.optional(z.string()),
  /** Names, as printed. */
  authors: z.optional(z.array(z.string())),
  /** ISO 8601 in UTC. */
  publishedAt: z.optional(z.string()),
  outletName: z.optional(z.string()),
  /** The address of the article's own picture. */
  image: z.optional(z.string()),
});
export type Told = z.infer<typeof toldSchema>;

/** Everything that is known of an article, each source apart, so that one can change without the others. */
export const articleSourcesSchema = z.object({
  own: z.optional(ownArticleSchema),
  /** A host, a feed of the outlet, the article's page. */
  host: z.optional(toldSchema),
  feed: z.optional(toldSchema),
  page: z.optional(toldSchema),
  /** The notes of the episode named, the first that cited it; `outlet` is a slug. */
  notes: z.optional(
    z.object({ episode: z.string(), headline: z.optional(z.string()), outlet: z.optional(z.string()) }),
  ),
});
export type ArticleSources = z.infer<typeof articleSourcesSchema>;

const mostAuthors = 3;

/**
 * An external article as all sources together tell it: a host before the outlet's feed, the feed before the page
 * (its headline carries no name of the outlet), the page before the notes, and those before the words of the
 * address.
 * @param address in its canonical spelling
 */
export function externalArticle(
  site: Pick<Site, 'people' | 'outlets'>,
  { id, address, sources }: { id: string; address: string; sources: ArticleSources },
): Article {
  const { host, feed, page, notes } = sources;
  const told = [host, feed, page].filter((source) => source !== undefined);
  const first = <T>(read: (source: Told) => T | undefined) =>
    told.map(read).find((value) => value !== undefined);
  const outlet = outletOfArticle(site, address, sources);
  const headline =
    first((source) => source.headline) ??
    (notes?.headline && asHeadline(notes.headline)) ??
    headlineOfAddress(address) ??
    `An article at ${outlet.name}`;
  const dek = [host, page, feed].map((source) => source?.dek).find((text) => text !== undefined);
  const publishedAt = first((source) => source.publishedAt);
  return articleSchema.parse({
    id,
    slug: slugify(headline),
    place: 'external',
    address,
    outlet,
    headline,
    ...(dek && { dek }),
    authors: (first(({ authors }) => authors) ?? [])
      .slice(0, mostAuthors)
      .map((name) => authorOf(site, name)),
    ...(publishedAt && { publishedAt }),
    ...(page?.image && { image: page.image }),
  });
}

/** An own article as lists show it. */
export function ownArticle(
  site: Pick<Site, 'people' | 'outlets'>,
  own: z.infer<typeof ownArticleSchema>,
): Article {
  const known = site.people.find(({ slug }) => slug === own.author);
  const outlet = site.outlets.find(({ slug }) => slug === own.outlet);
  const { slug, headline, dek, publishedAt, kind, minutes, originalUrl } = own;
  return {
    id: slug,
    slug,
    place: 'own',
    headline,
    dek,
    authors: [known ? { name: known.name, slug: known.slug } : authorOf(site, own.author)],
    publishedAt,
    kind,
    minutes,
    ...(outlet && { outlet: { name: outlet.name, slug: outlet.slug } }),
    ...(originalUrl && { address: originalUrl }),
  };
}

/** The addresses under which an own article may be cited: here, and where it was first published. */
export const addressesOfOwn = (site: Pick<Site, 'url'>, own: z.infer<typeof ownArticleSchema>): string[] => [
  site.url + ownArticlePath(own),
  ...(own.originalUrl ? [own.originalUrl] : []),
];

/** A sentence of notes, set as a headline is. @example asHeadline('it leaves at nine.') // 'It leaves at nine' */
const asHeadline = (sentence: string): string =>
  sentence
    .replace(/^['‘"“](.*)['’"”]$/u, '$1')
    .replace(/(?<=[\p{L}\p{N}”’"')])\.$/u, '')
    .replace(/^\p{Ll}/u, (letter) => letter.toLocaleUpperCase('en'));

function authorOf({ people }: Pick<Site, 'people'>, name: string): Author {
  const known = people.find((person) => person.name.toLowerCase() === name.toLowerCase());
  return known ? { name: known.name, slug: known.slug } : { name, slug: slugify(name) };
}

/** A configured outlet, by the host or by the words that cited it; any other goes by its own name or its host's. */
function outletOfArticle(
  { outlets }: Pick<Site, 'outlets'>,
  address: string,
  { page, notes }: ArticleSources,
) {
  const { hostname } = new URL(address);
  const slug = outletOf(hostname, '', outlets) ?? notes?.outlet;
  const known = outlets.find((outlet) => outlet.slug === slug);
  if (known) return { name: known.name, slug: known.slug };
  return { name: page?.outletName ?? hostname.replace(/^www\./, '') };
}
