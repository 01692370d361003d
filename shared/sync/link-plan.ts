import { createHash } from 'node:crypto';
import { addressKey } from '../articles/address.ts';
import { learnBoilerplate } from '../articles/boilerplate.ts';
import { externalArticleId } from '../articles/external-id.ts';
import { type FoundArticleLink, findArticleLinks, noteAddresses } from '../articles/find-links.ts';
import { mergeChapters } from '../chapters/merge.ts';
import { parseNotesChapters } from '../chapters/notes.ts';
import { type RelatedEpisode, relatedEpisodeSchema, type StoredEpisode } from '../episode.ts';
import type { Site } from '../site/schema.ts';
import type { LinkLedgerEntry } from './link-rows.ts';
import { episodeOf, type SeenItem } from './plan.ts';
import { createRelated } from './related.ts';

/** A link that notes hold, with the id of the article it leads to. */
export type FoundLink = FoundArticleLink & { article: string };

/** What the notes of one episode hold, and whether that differs from what is stored. */
export type EpisodeLinks = {
  episode: StoredEpisode;
  found: FoundLink[];
  seeAlso: RelatedEpisode[];
  entry: LinkLedgerEntry;
  before: LinkLedgerEntry | undefined;
};

/** What links are read by, besides the feed. */
export type LinkSettings = {
  site: Pick<Site, 'outlets' | 'url'>;
  show: { slug: string; title: string; link?: string | undefined };
  /** Slugs of own articles by the keys of the addresses under which they are cited. */
  own: ReadonlyMap<string, string>;
};

/** A page has room for no more, and notes that hold more are no notes. */
const mostLinks = 40;

/**
 * Reads the links in the notes of every episode of a feed and says which episodes need writing. Pure, and compared
 * with what is known rather than with what changed, so that a run cut short and started again decides the same for
 * what is left.
 */
export function planLinks(
  seen: SeenItem[],
  known: LinkLedgerEntry[],
  settings: LinkSettings,
): EpisodeLinks[] {
  const before = new Map(known.map((entry) => [entry.id, entry]));
  const boilerplate = learnBoilerplate(seen.map(({ item }) => noteAddresses(item.notesHtml)));
  const episodes = seen.map(({ item, entry }) => episodeOf(settings.show.slug, item.facts, entry));
  const related = createRelated(episodes, settings.site);
  return seen.flatMap((one, at) => {
    const episode = episodes[at];
    if (!episode) return [];
    const { articles, episodes: references } = findIn(one, boilerplate, settings);
    const found = distinctLinks(articles.map((link) => ({ ...link, article: idOf(link.address, settings) })));
    const links = { found: found.slice(0, mostLinks), meant: related(references, episode) };
    const next = planned(one, episode, links, before.get(episode.id));
    return next.before?.digest === next.entry.digest ? [] : [next];
  });
}

/** Each article once, where it is first mentioned: two addresses may lead to one. */
export const distinctLinks = (links: FoundLink[]): FoundLink[] =>
  [...new Map(links.toReversed().map((link) => [link.article, link])).values()].reverse();

function findIn({ item }: SeenItem, boilerplate: ReadonlySet<string>, { site, show }: LinkSettings) {
  const { facts, notesHtml, chapters } = item;
  const notes = parseNotesChapters(notesHtml, { duration: facts.duration }).chapters;
  return findArticleLinks(notesHtml, {
    outlets: site.outlets,
    siteUrl: site.url,
    show,
    number: facts.number,
    title: facts.title,
    link: facts.link,
    chapters: mergeChapters({ podlove: chapters, notes }),
    duration: facts.duration,
    boilerplate,
  });
}

const idOf = (address: string, { own }: LinkSettings): string =>
  own.get(addressKey(address)) ?? externalArticleId(address);

function planned(
  { entry }: SeenItem,
  episode: StoredEpisode,
  { found, meant }: { found: FoundLink[]; meant: StoredEpisode[] },
  before: LinkLedgerEntry | undefined,
): EpisodeLinks {
  const seeAlso = meant.filter(({ isHidden }) => !isHidden).map((one) => relatedEpisodeSchema.parse(one));
  const ids = meant.map(({ id }) => id);
  const digest = createHash('sha256')
    .update(JSON.stringify([{ found, seeAlso }, entry.digest, entry.slug, ...ids]))
    .digest('base64url')
    .slice(0, 22);
  const articles = found.map(({ article }) => article);
  const next = { id: entry.id, digest, articles, ...(ids.length > 0 && { seeAlso: ids }) };
  return { episode, found, seeAlso, before, entry: next };
}
