/**
 * What an answer made from the table tells the CDN: keep it for a day, serve it stale for a week while a
 * new one is made or cannot be made, and drop it when one of its tags is invalidated. Browsers are told
 * something else at the edge, because they honour `stale-while-revalidate` too.
 * @see https://www.rfc-editor.org/rfc/rfc5861
 */
export const edgeCacheHeaders = (tags: string[]): Record<string, string> => ({
  'Cache-Control': edgeCacheControl,
  'Cache-Tag': tags.join(','),
});

export const edgeCacheControl =
  'public, max-age=0, s-maxage=86400, stale-while-revalidate=604800, stale-if-error=604800';

/** For the health of feeds, which changes at every sync: a minute. */
export const healthCacheHeaders = (tags: string[]): Record<string, string> => ({
  'Cache-Control': 'public, max-age=0, s-maxage=60, stale-if-error=604800',
  'Cache-Tag': tags.join(','),
});

/**
 * For discussions: half a minute, so that a busy one is read from the table twice a minute at most; the last good
 * copy while the table cannot be read.
 */
export const threadCacheHeaders = (tags: string[]): Record<string, string> => ({
  'Cache-Control': threadCacheControl,
  ...(tags.length > 0 && { 'Cache-Tag': tags.join(',') }),
});

export const threadCacheControl = 'public, max-age=0, s-maxage=30, stale-if-error=604800';
