import type { Site } from '../site/schema.ts';
import type { TableClient } from '../table/client.ts';
import type { Cursors } from '../table/cursor.ts';
import type { Check } from './screening/check.ts';

/** What every change of a discussion works with. */
export type CommentTools = {
  table: TableClient;
  cursors: Cursors;
  site: Site;
  now: () => Date;
  /** Checks beside the site's own, such as outside services. */
  checks?: Record<string, Check>;
};

/** Seconds since 1970, as the table's time to live wants it. */
export const expiresAfter = (now: Date, seconds: number): number =>
  Math.floor(now.getTime() / 1000) + seconds;

/** Rows past their time may still be there for days. */
export const isLive = (row: { expiresAt?: unknown }, now: Date): boolean =>
  typeof row.expiresAt !== 'number' || row.expiresAt > now.getTime() / 1000;

export const hour = 3600;
export const day = 24 * hour;
