import type { AtomNs, MediaNs, PodcastNs, PscNs, RssFeed } from 'feedsmith';
import type { RawChapter } from '../chapters/settle.ts';
import { elementText } from './element.ts';
import type { SourceChannel, SourceFile, SourceItem, SourcePerson } from './source.ts';
import { present } from './source.ts';

/**
 * An RSS item (2.0 and its forerunners, with the iTunes, Media and Podcasting 2.0 namespaces).
 * Durations and numbers are read from the item's own text, because the parser keeps only those it can count.
 */
export function itemFromRss(item: RssFeed.Item<string>, xml: string): SourceItem {
  const { itunes, podcast, media } = item;
  return {
    guid: item.guid?.value,
    title: item.title ?? media?.title?.value,
    cleanTitle: itunes?.title,
    link: item.link ?? item.atom?.links?.find((link) => (link.rel ?? 'alternate') === 'alternate')?.href,
    dates: present(item.pubDate, item.dc?.dates?.[0], item.atom?.published, item.atom?.updated),
    duration: elementText(xml, 'itunes:duration') ?? itunes?.duration,
    notes: present(item.content?.encoded, ...byLength(item.description, itunes?.summary), itunes?.subtitle),
    summaries: present(item.description, itunes?.summary, item.content?.encoded, itunes?.subtitle),
    files: [...(item.enclosures ?? []).flatMap(fileFromEnclosure), ...filesFromMedia(media)],
    persons: personsFrom(podcast?.persons),
    authors: present(...(item.dc?.creators ?? []), ...(item.authors ?? []).map(({ name }) => name)),
    number: elementText(xml, 'itunes:episode') ?? itunes?.episode ?? podcast?.episode?.number,
    season: elementText(xml, 'itunes:season') ?? itunes?.season ?? podcast?.season?.number,
    kind: itunes?.episodeType,
    explicit: itunes?.explicit,
    transcripts: podcast?.transcripts ?? [],
    chapters: podcast?.chapters,
    spelledChapters: chaptersFromPsc(item.psc),
  };
}

/** Podlove simple chapters inside an item. */
export const chaptersFromPsc = (psc: PscNs.Item | undefined): RawChapter[] =>
  (psc?.chapters ?? []).map(({ start, title, href, image }) => ({ start, title, url: href, image }));

/** The channel of an RSS feed. */
export function channelFromRss(feed: RssFeed.Feed<string>): SourceChannel {
  return {
    title: feed.title ?? feed.itunes?.title,
    description: feed.description ?? feed.itunes?.summary ?? feed.itunes?.subtitle,
    language: feed.language ?? feed.dc?.languages?.[0],
    link: feed.link,
    podcastGuid: feed.podcast?.guid,
    newFeedUrl: feed.itunes?.newFeedUrl,
    ...pagingFromAtom(feed.atom?.links),
    persons: personsFrom(feed.podcast?.persons),
  };
}

/** The next page (RFC 5005), and the hub and the feed's own address (WebSub), among a feed's Atom links. */
export function pagingFromAtom(
  links: AtomNs.Feed<string>['links'] = [],
): Pick<SourceChannel, 'nextPage' | 'hub' | 'self'> {
  const byRel = (rel: string) => links.find((link) => link.rel?.toLowerCase() === rel)?.href;
  return { nextPage: byRel('next'), hub: byRel('hub'), self: byRel('self') };
}

/** Files of the Media RSS namespace, those in groups included. */
export function filesFromMedia(media: MediaNs.ItemOrFeed | undefined): SourceFile[] {
  const contents = [
    ...(media?.contents ?? []),
    ...(media?.groups ?? []).flatMap((group) => group.contents ?? []),
  ];
  return contents.flatMap(({ url, type, fileSize, medium, duration }) =>
    url ? [{ url, type, bytes: fileSize, medium, duration }] : [],
  );
}

function fileFromEnclosure({ url, type, length }: RssFeed.Enclosure): SourceFile[] {
  return url ? [{ url, type, bytes: length }] : [];
}

function personsFrom(persons: PodcastNs.Person[] = []): SourcePerson[] {
  return persons.flatMap(({ display, role, group }) => (display ? [{ name: display, role, group }] : []));
}

/** Some feeds keep a teaser in one of the two and the notes in the other. */
const byLength = (description?: string, summary?: string): (string | undefined)[] =>
  (summary?.length ?? 0) > 2 * (description?.length ?? 0) ? [summary, description] : [description, summary];
