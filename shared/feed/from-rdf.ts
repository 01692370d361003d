import type { RdfFeed } from 'feedsmith';
import { filesFromMedia, pagingFromAtom } from './from-rss.ts';
import type { SourceChannel, SourceItem } from './source.ts';
import { present } from './source.ts';

/** An item of an RSS 1.0 feed (RDF), which has no enclosures of its own. */
export function itemFromRdf(item: RdfFeed.Item<string>): SourceItem {
  return {
    guid: item.rdf?.about,
    title: item.title,
    link: item.link,
    dates: present(item.dc?.dates?.[0], item.atom?.published, item.atom?.updated),
    notes: present(item.content?.encoded, item.description),
    summaries: present(item.description, item.content?.encoded),
    files: filesFromMedia(item.media),
    persons: [],
    authors: present(...(item.dc?.creators ?? [])),
    transcripts: [],
  };
}

/** The channel of an RSS 1.0 feed. */
export function channelFromRdf(feed: RdfFeed.Feed<string>): SourceChannel {
  return {
    title: feed.title,
    description: feed.description,
    language: feed.dc?.languages?.[0],
    link: feed.link,
    ...pagingFromAtom(feed.atom?.links),
    persons: [],
  };
}
