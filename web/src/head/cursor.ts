import type { PageOptions } from '../../../shared/reader.ts';

/** The part of a list that an address asks for. */
export function pageOptions({ searchParams }: Pick<URL, 'searchParams'>, limit: number): PageOptions {
  const cursor = searchParams.get('cursor');
  return cursor ? { limit, cursor } : { limit };
}
