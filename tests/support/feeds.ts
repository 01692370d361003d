import type { SyncTools } from '../../functions/sync/feed.ts';
import { readFeed } from '../../shared/feed/read.ts';
import { parseSite } from '../../shared/site/parse.ts';
import type { SiteShow } from '../../shared/site/schema.ts';
import type { TableClient } from '../../shared/table/client.ts';

const show = {
  slug: 'my-show',
  title: 'My Show',
  description: 'A show.',
  hosts: ['a-host'],
  feed: 'https://example.org/feed.xml',
  accent: '#123456',
};

/** A site with one show, for tests. */
export const testSite = withShow(
  parseSite({
    title: 'A site',
    description: 'Of shows.',
    url: 'https://example.org',
    people: [{ slug: 'a-host', name: 'A Host', role: 'Host', bio: 'Hosts.' }],
    shows: [show],
    comments: { mode: 'trusted', closeAfterDays: 90, policyVersion: '1' },
  }),
);

function withShow<T extends { shows: SiteShow[] }>(site: T): T & { shows: [SiteShow] } {
  const [first] = site.shows;
  if (!first) throw new TypeError('A test site has a show.');
  return { ...site, shows: [first] };
}

export type TestItem = {
  guid?: string;
  title: string;
  date?: Date;
  season?: number;
  /** Path of the audio on its host; empty for an item without audio. */
  audio?: string;
  host?: string;
  notes?: string;
  extra?: string;
};

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** One item of a feed, as XML. */
export function item({
  guid,
  title,
  date = new Date('2026-11-01T10:00:00Z'),
  season,
  audio = `${guid ?? title}.mp3`,
  host = 'audio.example.org',
  notes = `Notes of ${title}.`,
  extra = '',
}: TestItem): string {
  return `<item>
    <title>${escaped(title)}</title>
    ${guid ? `<guid isPermaLink="false">${escaped(guid)}</guid>` : ''}
    <pubDate>${date.toUTCString()}</pubDate>
    <description>${escaped(notes)}</description>
    ${season === undefined ? '' : `<itunes:season>${season}</itunes:season>`}
    <itunes:duration>1800</itunes:duration>
    ${audio && `<enclosure url="https://${host}/${encodeURIComponent(audio)}" type="audio/mpeg" length="1000"/>`}
    ${extra}
  </item>`;
}

/** A feed around items, as XML. */
export const feedOf = (items: string[], channel = ''): string => `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:podcast="https://podcastindex.org/namespace/1.0" xmlns:atom="http://www.w3.org/2005/Atom">
  <channel>
    <title>A feed of tests</title>
    <description>Made up.</description>
    <link>https://example.org</link>
    ${channel}
    ${items.join('\n')}
  </channel>
</rss>`;

/** Sync tools whose feeds are texts: one for every address, or one per address. */
export function syncToolsOf(
  table: TableClient,
  feeds: string | Record<string, string>,
  now = new Date('2026-11-24T12:00:00Z'),
): SyncTools {
  return {
    table,
    ownFiles: '/nowhere',
    now: () => now,
    parser: { read: async (body, context) => readFeed(body, context), close: async () => {} },
    async fetch(address) {
      const feed = typeof feeds === 'string' ? feeds : feeds[address];
      if (feed === undefined) throw new TypeError(`The test has no feed at ${address}.`);
      return { status: 200, body: Buffer.from(feed), finalAddress: address };
    },
  };
}
