import * as z from 'zod/mini';
import { appearanceSchema } from '../episode.ts';
import { editableFactsSchema, episodeEditsSchema } from '../episode-edits.ts';
import type { Row, TableClient } from '../table/client.ts';
import { ledgerKey } from '../table/keys.ts';
import { readAll } from '../table/pages.ts';

/**
 * What the sync remembers of one episode: enough to recognise it in a feed, to tell whether it changed,
 * and to write the change, without reading the episode itself.
 */
export const ledgerEntrySchema = z.object({
  id: z.string(),
  identity: z.object({
    guid: z.optional(z.string()),
    enclosure: z.optional(z.string()),
    title: z.string(),
    day: z.string(),
    duration: z.optional(z.number()),
  }),
  /** Of the facts and notes last written, and of what a host says in their place. */
  digest: z.string(),
  rev: z.int(),
  publishedAt: z.string(),
  season: z.optional(z.int()),
  slug: z.string(),
  formerSlugs: z.array(z.string()),
  people: z.array(appearanceSchema),
  /** What a host decided, and beside it what the feed says: taking an edit back needs no reading of the feed. */
  edited: z.optional(
    z.object({
      edits: episodeEditsSchema,
      found: editableFactsSchema,
      /** Of the facts and notes of the feed alone. */
      digest: z.string(),
    }),
  ),
  /** True while a host's word is all there is of it: the feed has not listed it yet. */
  byHand: z.optional(z.boolean()),
});
export type LedgerEntry = z.infer<typeof ledgerEntrySchema>;

export const ledgerRow = (show: string, entry: LedgerEntry) => ({ ...entry, ...ledgerKey(show, entry.id) });

/** The whole ledger of a show: one Query, some 300 bytes an episode. */
export const readLedger = (table: TableClient, show: string): Promise<LedgerEntry[]> =>
  readAll(table, { partition: ledgerKey(show, '').pk }, (row: Row) => ledgerEntrySchema.parse(row));

/** Is it on pages at a moment? Not before its time, and not while a host hides it. */
export const isShown = ({ publishedAt, edited }: LedgerEntry, now: string): boolean =>
  publishedAt <= now && !edited?.edits.isHidden;
