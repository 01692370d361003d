import { sampleFolder } from '../../../shared/site/sample.ts';
import type { SiteShow } from '../../../shared/site/schema.ts';

/** Where others can read a show's feed: a web address or a sample of this site; a local file has none. */
export const feedAddress = ({ feed }: Pick<SiteShow, 'feed'>): string | undefined =>
  isWebAddress(feed) || feed.startsWith(sampleFolder) ? feed : undefined;

/** Is it an address that a podcast app anywhere can read? */
export const isWebAddress = (address: string): boolean => /^https?:\/\//.test(address);

/** A feed as a page names it to readers of feeds. */
export type Feed = { title: string; href: string; type: string };
