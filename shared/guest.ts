import * as z from 'zod/mini';

/**
 * Somebody who comments without an account, known by a signed cookie alone. How many comments they have in each
 * state changes with each comment, in the same transaction.
 */
export const guestSchema = z.object({
  id: z.string(),
  /** As typed last; it is no proof of anything. */
  name: z.string(),
  firstAt: z.optional(z.string()),
  published: z._default(z.int(), 0),
  pending: z._default(z.int(), 0),
  spam: z._default(z.int(), 0),
  rejected: z._default(z.int(), 0),
  deleted: z._default(z.int(), 0),
  /** Comments that a moderator last rejected or marked as spam, the deleted ones among them. */
  declined: z._default(z.int(), 0),
});
export type Guest = z.infer<typeof guestSchema>;
