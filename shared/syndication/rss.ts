import { type DateLike, generateRssFeed, type RssFeed } from 'feedsmith';

/**
 * Writes RSS. The generator sets CDATA sections on lines of their own; the white space around them would be part of
 * a guid or a name for readers that trim nothing, so it goes.
 */
export const writeRss = (feed: RssFeed.Feed<DateLike>): string =>
  generateRssFeed(feed)
    .replace(/>\s+<!\[CDATA\[/g, '><![CDATA[')
    .replace(/\]\]>\s+<\//g, ']]></');
