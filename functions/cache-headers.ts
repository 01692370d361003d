/**
 * What an answer tells the CDN: keep it long, serve it stale while and when we cannot answer, and drop it
 * when one of its tags is invalidated. Browsers get another Cache-Control at the edge, because they would
 * honour `stale-while-revalidate` too.
 */
export const cacheHeaders = (tags: string[]): Record<string, string> => ({
  'Cache-Control': 'public, max-age=0, s-maxage=86400, stale-while-revalidate=604800, stale-if-error=604800',
  'Cache-Tag': tags.join(','),
});
