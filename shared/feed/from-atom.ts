import type { AtomFeed } from 'feedsmith';
import { chaptersFromPsc, filesFromMedia, pagingFromAtom } from './from-rss.ts';
import type { SourceChannel, SourceItem } from './source.ts';
import { present } from './source.ts';

/** An entry of an Atom feed (RFC 4287); its audio is a link of relation `enclosure`. */
export function itemFromAtom(entry: AtomFeed.Entry<string>): SourceItem {
  const { itunes, media } = entry;
  const content = entry.content?.value;
  const enclosures = (entry.links ?? []).filter((link) => link.rel?.toLowerCase() === 'enclosure');
  return {
    guid: entry.id,
    title: entry.title?.value,
    cleanTitle: itunes?.title,
    link: alternate(entry.links),
    dates: present(entry.published, entry.updated, entry.dc?.dates?.[0]),
    duration: itunes?.duration,
    notes: present(content, entry.summary?.value, itunes?.summary),
    summaries: present(entry.summary?.value, itunes?.summary, content),
    files: [
      ...enclosures.flatMap(({ href, type, length }) => (href ? [{ url: href, type, bytes: length }] : [])),
      ...filesFromMedia(media),
    ],
    persons: [],
    authors: present(...(entry.authors ?? []).map(({ name }) => name), ...(entry.dc?.creators ?? [])),
    number: itunes?.episode,
    season: itunes?.season,
    kind: itunes?.episodeType,
    explicit: itunes?.explicit,
    transcripts: [],
    spelledChapters: chaptersFromPsc(entry.psc),
  };
}

/** The head of an Atom feed. */
export function channelFromAtom(feed: AtomFeed.Feed<string>): SourceChannel {
  return {
    title: feed.title?.value,
    description: feed.subtitle?.value ?? feed.itunes?.summary,
    link: alternate(feed.links),
    newFeedUrl: feed.itunes?.newFeedUrl,
    ...pagingFromAtom(feed.links),
    persons: [],
  };
}

const alternate = (links: AtomFeed.Entry<string>['links'] = []): string | undefined =>
  links.find((link) => (link.rel ?? 'alternate').toLowerCase() === 'alternate')?.href;
