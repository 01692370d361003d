import type { PageOptions } from '../../../shared/reader.ts';

/** The part of a list that an address asks for. */
export function pageOptions(url: URL, limit: number): PageOptions {
  const cursor = url.searchParams.get('cursor');
  return cursor ? { limit, cursor } : { limit };
}
