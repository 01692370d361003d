import type { CacheProviderFactory } from 'astro';
import { edgeCacheHeaders } from '../../shared/edge-cache.ts';

/**
 * Lets the CDN keep a page for a day, and serve it stale for a week while it asks for a new one or when
 * the origin fails. Browsers revalidate each time. The tags name what the page shows, so that a change in
 * the table can invalidate it: https://www.rfc-editor.org/rfc/rfc5861 and
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/Invalidation.html
 */
const edgeCache: CacheProviderFactory = () => ({
  name: 'edge',
  setHeaders: ({ tags = [] }) => new Headers(edgeCacheHeaders(tags)),
  invalidate: () => Promise.reject(new Error('Pages are invalidated where the table changes, not here.')),
});

export default edgeCache;
