import * as z from 'zod/mini';
import type { Row, TableClient, Write } from '../table/client.ts';
import * as keys from '../table/keys.ts';
import { randomText } from './id.ts';
import { type CommentTools, day, expiresAfter, isLive } from './tools.ts';

/** For how many days a guest is held or banned; without a number it is for good. */
export const restrictionDays = [1, 7, 30] as const;

/** A restriction by itself. */
export const plainSchema = z.object({
  guest: z.string(),
  /** `hold`: whatever they send waits for a moderator. `ban`: nothing is taken from them. */
  kind: z.enum(['hold', 'ban']),
  at: z.string(),
  /** The moderator. */
  by: z.string(),
  days: z.optional(z.int()),
  /** The comment that it was decided with. */
  comment: z.optional(z.string()),
  /** Another with every change, which it guards. */
  stamp: z.string(),
  /** The stamp of what it came in place of; empty when there was none. */
  instead: z.string(),
  expiresAt: z.optional(z.int()),
});
const restrictionSchema = z.extend(plainSchema, {
  /** What it came in place of, when it came with a decision that can be taken back. */
  replaced: z.optional(plainSchema),
});
/** What a moderator decided about everything that a guest sends. */
export type Restriction = z.infer<typeof restrictionSchema>;

/** A restriction in force, as the table has it. */
export async function readRestriction(
  { table, now }: Pick<CommentTools, 'table' | 'now'>,
  guest: string,
): Promise<Restriction | undefined> {
  const stored = await readStored(table, guest);
  return stored && isLive(stored, now()) ? stored : undefined;
}

/** A new restriction from now on. */
export const newRestriction = (
  now: Date,
  { days, ...rest }: Pick<Restriction, 'guest' | 'kind' | 'by' | 'instead' | 'comment' | 'days'>,
): Restriction => ({
  ...rest,
  at: now.toISOString(),
  stamp: randomText(12),
  ...(days && { days, expiresAt: expiresAfter(now, days * day) }),
});

/** Puts a restriction in the place of what is stored. */
export function restrictionWrite(after: Restriction, stored: Restriction | undefined): Write {
  const { guest, at } = after;
  return {
    put: {
      ...keys.banKey('guest', guest),
      ...after,
      of: 'guest',
      ownerPk: keys.restrictedGuests,
      ownerSk: keys.moment(at, guest),
    },
    guard: stored ? { holds: { stamp: stored.stamp } } : { absent: true },
  };
}

/** What the table holds, in force or not any more. */
export async function readStored(table: TableClient, guest: string): Promise<Restriction | undefined> {
  const row = await table.get(keys.banKey('guest', guest), { isConsistent: true });
  return row && parseRestriction(row);
}

/** A restriction out of its row. */
export const parseRestriction = (row: Row): Restriction => restrictionSchema.parse(row);

/** @example inWords(7) // '7 days' */
export const inWords = (days: number | undefined): string => {
  if (days === undefined) return 'for good';
  return days === 1 ? '1 day' : `${days} days`;
};
