import * as z from 'zod/mini';

/**
 * What a reason does to a comment, from the least to the most.
 * `note`: nothing alone; notes add up. `hold`: a moderator reads first. `spam`: put aside as spam.
 * `reconsider`: the commenter is asked once whether to change it. `refuse`: not taken as it is.
 */
export const effects = ['note', 'hold', 'spam', 'reconsider', 'refuse'] as const;

/** Why a check wants something other than publishing a comment; each is kept with the comment. */
export const reasonSchema = z.object({
  /** Which check it comes from, such as `links`. */
  check: z.string(),
  /** Stable, such as `link-from-newcomer`. */
  code: z.string(),
  effect: z.enum(effects),
  /** For notes, how much: notes that add up to 1 hold. */
  weight: z.optional(z.number()),
  /** For the commenter: kind, true, and no help in evading the check. */
  sentence: z.string(),
  /** For moderators alone. */
  detail: z.optional(z.string()),
  /** The commenter's own words that a check stumbled over; for moderators alone. */
  matched: z.optional(z.array(z.string())),
});
export type Reason = z.infer<typeof reasonSchema>;
