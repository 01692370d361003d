import { isReservedHost } from '../../shared/fetch/reserved-host.ts';
import type { PageReading } from '../../shared/sync/article-row.ts';

/** When the page of an article is read for the first time: at once, but never at addresses that are nobody's. */
export const firstReading = (address: string, now: Date): PageReading | undefined =>
  isReservedHost(new URL(address).hostname) ? undefined : { dueAt: now.toISOString(), failures: 0 };
