import * as z from 'zod/mini';
import { chapterSchema } from '../chapter.ts';
import { referenceSchema } from '../episode.ts';
import type { Row, TableClient, Write } from '../table/client.ts';
import { companionKey } from '../table/keys.ts';
import { readAll } from '../table/pages.ts';

/**
 * What the sync remembers of one companion of an episode: its transcript, or its chapters. Everything that
 * is needed to ask again is here, so that a later run needs neither the feed nor the episode.
 */
export const companionSchema = z.object({
  id: z.string(),
  kind: z.enum(['transcript', 'chapters']),
  rev: z.int(),
  /** Of the episode, for the host. */
  title: z.string(),
  publishedAt: z.string(),
  /** Of what the feed names, and of the episode, when this was planned. */
  wanted: z.string(),
  episode: z.string(),
  /** Best first; empty when the feed points to none. */
  files: z.array(referenceSchema),
  /** Chapters that the feed spells out, and times in the notes. */
  podlove: z.optional(z.array(chapterSchema)),
  notes: z.optional(z.array(chapterSchema)),
  /** An mp3 to look for chapters in, when nothing else has any. */
  audio: z.optional(z.string()),
  /** Seconds of the episode. */
  duration: z.optional(z.number()),
  /** ISO 8601; absent when there is nothing to ask for any more. */
  dueAt: z.optional(z.string()),
  failures: z.int(),
  /** True while the host has a problem of it in the list. */
  hasProblem: z.boolean(),
  /** The file that was stored last, what its server said of it, and the digest of what was stored. */
  from: z.optional(z.string()),
  etag: z.optional(z.string()),
  lastModified: z.optional(z.string()),
  digest: z.optional(z.string()),
});
export type Companion = z.infer<typeof companionSchema>;
export type CompanionKind = Companion['kind'];

/** All of a show, in no order: one Query, some 400 bytes each. */
export const readCompanions = (table: TableClient, show: string): Promise<Companion[]> =>
  readAll(table, { partition: companionKey(show, '', '').pk }, (row: Row) => companionSchema.parse(row));

/** Stores a companion over the one it was made from, whose revision is one less. */
export const companionWrite = (show: string, companion: Companion): Write => ({
  put: { ...companion, ...companionKey(show, companion.id, companion.kind) },
  guard: companion.rev === 1 ? { absent: true } : { rev: companion.rev - 1 },
});

/** What the feed's state notes of all companions of a show: when the next is due, how many have a problem. */
export function summariseCompanions(companions: Companion[]): { dueAt?: string; problems: number } {
  const [dueAt] = companions.flatMap((companion) => companion.dueAt ?? []).sort();
  return { ...(dueAt && { dueAt }), problems: companions.filter(({ hasProblem }) => hasProblem).length };
}

const minute = 60_000;
const day = 24 * 60 * minute;
const longestDelay = 7 * day;
/** Chapters and transcripts are mended in place, most often soon after an episode came out. */
const recheckedFor = 14 * day;

/** When to try again after a failure: a quarter of an hour, then four times as long each time, up to a week. */
export const retryAt = (failures: number, now: Date): string =>
  new Date(now.getTime() + Math.min(15 * minute * 4 ** (failures - 1), longestDelay)).toISOString();

/** When to ask again for a file that was found: daily while its episode is new, then only if the feed changes. */
export function recheckAt(publishedAt: string, now: Date): string | undefined {
  const isNew = now.getTime() - Date.parse(publishedAt) < recheckedFor;
  return isNew ? new Date(now.getTime() + day).toISOString() : undefined;
}
