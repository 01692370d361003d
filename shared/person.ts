import * as z from 'zod/mini';

/** A person as lists show them: from `site.config.ts`, or heard on an episode. */
export const personSchema = z.object({
  slug: z.string(),
  name: z.string(),
  /** Episodes they were heard on, as of the last sync. */
  episodeCount: z.int(),
  newestAt: z.optional(z.string()),
});
export type Person = z.infer<typeof personSchema>;
