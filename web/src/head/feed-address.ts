import type { SiteShow } from '../../../shared/site/schema.ts';

/** Where others can read a show's feed: a web address or a page of this site; a local file has none. */
export const feedAddress = (show: Pick<SiteShow, 'feed'>): string | undefined =>
  /^(https?:\/\/|\/(?!\/))/.test(show.feed) ? show.feed : undefined;

/** Is it an address that a podcast app anywhere can read? */
export const isWebAddress = (address: string): boolean => /^https?:\/\//.test(address);
