import type { FeedContext, FeedReading } from '../../shared/feed/read.ts';
import { readFeed } from '../../shared/feed/read.ts';
import { FeedError } from '../../shared/problem.ts';

export const context: FeedContext = {
  address: 'https://feeds.example/my-show/feed.xml',
  kind: 'audio',
  showTitle: 'Bridges and Roads',
  hosts: [{ name: 'Ada Host', slug: 'ada-host' }],
  firstSeen: new Date('2026-03-01T12:00:00Z'),
};

const namespaces =
  'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:podcast="https://podcastindex.org/namespace/1.0" xmlns:media="http://search.yahoo.com/mrss/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom"';

/** An RSS feed around these items. */
export const rss = (items: string, channel = '<title>Bridges and Roads</title>'): string =>
  `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" ${namespaces}><channel>${channel}${items}</channel></rss>`;

/** An item that lacks nothing; `xml` comes first in it, `parts` replace single elements ('' leaves one out). */
export function item(
  xml = '',
  parts: { title?: string; guid?: string; date?: string; enclosure?: string } = {},
): string {
  const {
    title = '<title>A headline</title>',
    guid = '<guid>g-1</guid>',
    date = '<pubDate>Tue, 03 Feb 2026 10:00:00 GMT</pubDate>',
    enclosure = '<enclosure url="https://cdn.example/1.mp3" type="audio/mpeg" length="1000"/>',
  } = parts;
  return `<item>${xml}${title}${guid}${date}${enclosure}</item>`;
}

export const read = (feed: string | Uint8Array, changes: Partial<FeedContext> = {}): FeedReading =>
  readFeed(typeof feed === 'string' ? new TextEncoder().encode(feed) : feed, { ...context, ...changes });

/** The only episode of a feed. */
export function readOne(xml: string, changes: Partial<FeedContext> = {}) {
  const { items } = read(rss(xml), changes);
  const [only] = items;
  if (!only || items.length > 1) throw new TypeError(`Expected one episode, got ${items.length}.`);
  return only;
}

/** The refusal that reading ends in. */
export function refusal(feed: string | Uint8Array): FeedError {
  try {
    read(feed);
  } catch (error) {
    if (error instanceof FeedError) return error;
    throw error;
  }
  throw new TypeError('Expected a refusal, but the feed was read.');
}
