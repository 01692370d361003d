import * as z from 'zod/mini';
import type { Row } from './client.ts';

const placeSchema = z.object({ publishedAt: z.string(), isHidden: z.optional(z.boolean()) });

/** Does anybody see the episode of a row? Not before its time, and not while a host hides it. */
export function isOnPages(row: Row, now: string): boolean {
  const { publishedAt, isHidden } = placeSchema.parse(row);
  return publishedAt <= now && !isHidden;
}
