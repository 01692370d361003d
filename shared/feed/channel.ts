import { clip } from '../text/clip.ts';
import { oneLine } from '../text/line.ts';
import { plainText } from '../text/plain.ts';
import { addressBase, webAddress } from './address.ts';
import type { SourceChannel } from './source.ts';

/** What a feed says of its show, bounded and checked. All texts are plain. */
export type Channel = {
  title: string;
  description: string;
  language?: string;
  link?: string;
  /** `podcast:guid`. */
  podcastGuid?: string;
  /** Where the feed says it has moved (`itunes:new-feed-url`); nothing follows it by itself. */
  newFeedUrl?: string;
  /** The next, older page of a paged feed (RFC 5005). */
  nextPage?: string;
  /** WebSub hub, and the address under which it knows the feed. */
  hub?: string;
  self?: string;
};

/**
 * Checks what a feed says of its show. `feed` is the address it was read from, for relative addresses;
 * `showTitle` stands in for a missing title.
 */
export function readChannel(source: SourceChannel, feed: string, showTitle = ''): Channel {
  const base = addressBase(feed);
  const language = /^[a-z]{2,3}(?:[-_][a-z0-9]{1,8})*$/i
    .exec(source.language?.trim() ?? '')?.[0]
    .replaceAll('_', '-');
  const podcastGuid = oneLine(source.podcastGuid ?? '')
    .toLowerCase()
    .slice(0, 100);
  const addresses = {
    link: webAddress(source.link, base),
    newFeedUrl: webAddress(source.newFeedUrl, base),
    nextPage: webAddress(source.nextPage, base),
    hub: webAddress(source.hub, base),
    self: webAddress(source.self, base),
  };
  return {
    title: clip(oneLine(plainText(source.title ?? '')), 500) || showTitle,
    description: clip(oneLine(plainText((source.description ?? '').slice(0, 50_000))), 4000),
    ...(language && { language }),
    ...(podcastGuid && { podcastGuid }),
    ...Object.fromEntries(Object.entries(addresses).filter(([, address]) => address !== undefined)),
  };
}
