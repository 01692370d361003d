import type { CacheProviderFactory } from 'astro';
import { edgeCacheHeaders, threadCacheHeaders } from '../../shared/edge-cache.ts';

/**
 * Lets the CDN keep a page for a day, or half a minute when it is a discussion, and serve it stale while it asks
 * for a new one or when the origin fails. Browsers revalidate each time. The tags name what the page shows, so that a change in
 * the table can invalidate it: https://www.rfc-editor.org/rfc/rfc5861 and
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/Invalidation.html
 */
const edgeCache: CacheProviderFactory = () => ({
  name: 'edge',
  setHeaders: ({ tags = [], maxAge }) =>
    new Headers(maxAge === undefined ? edgeCacheHeaders(tags) : threadCacheHeaders(tags)),
  invalidate: () => Promise.reject(new Error('Pages are invalidated where the table changes, not here.')),
});

export default edgeCache;
