import * as z from 'zod/mini';

/** What a feed says of its show, and what the site counted in it at the last sync that changed something. */
export const showFactsSchema = z.object({
  slug: z.string(),
  /** The show's title in its feed. */
  feedTitle: z.string(),
  feedDescription: z.string(),
  language: z.optional(z.string()),
  link: z.optional(z.string()),
  /** `podcast:guid` of the feed. */
  podcastGuid: z.optional(z.string()),
  episodeCount: z.int(),
  /** Newest first. */
  years: z.array(z.object({ year: z.int(), count: z.int() })),
  /** Newest first; empty when the feed has no seasons. */
  seasons: z.array(z.object({ season: z.int(), count: z.int() })),
  newestAt: z.optional(z.string()),
});
export type ShowFacts = z.infer<typeof showFactsSchema>;
