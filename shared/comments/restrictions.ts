import * as z from 'zod/mini';
import type { Comment } from '../comment.ts';
import { guestSchema } from '../guest.ts';
import { notFound, ProblemError } from '../problem.ts';
import type { Page, PageOptions } from '../reader.ts';
import type { Row, TableClient, Write } from '../table/client.ts';
import * as keys from '../table/keys.ts';
import { readPage } from '../table/pages.ts';
import { isGuestId, randomText } from './id.ts';
import { logWrite } from './log.ts';
import { type CommentTools, day, expiresAfter, isLive } from './tools.ts';
import { untilStored } from './until-stored.ts';

/** For how many days a guest is held or banned; without a number it is for good. */
export const restrictionDays = [1, 7, 30] as const;

const plainSchema = z.object({
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

export type RestrictionWish = {
  guest: string;
  kind: Restriction['kind'];
  days?: number | undefined;
  /** The stamp of what holds now, as the moderator saw it; empty when nothing does. */
  ifStamp: string;
  moderator: string;
};

/** A restriction in force, as the table has it. */
export async function readRestriction(
  { table, now }: Pick<CommentTools, 'table' | 'now'>,
  guest: string,
): Promise<Restriction | undefined> {
  const stored = await readStored(table, guest);
  return stored && isLive(stored, now()) ? stored : undefined;
}

/**
 * Holds or bans a guest. Repeated, it changes nothing more.
 * @throws {ProblemError} 404 when there is no such guest, 409 when something else holds by now
 */
export async function restrictGuest(tools: CommentTools, wish: RestrictionWish): Promise<Restriction> {
  const { table, now } = tools;
  const { guest, kind, days, ifStamp, moderator } = wish;
  if (!isGuestId(guest) || !(await table.get(keys.guestKey(guest)))) throw notFound('guest');
  return untilStored(table, async () => {
    const stored = await readStored(table, guest);
    const held = stored && isLive(stored, now()) ? stored : undefined;
    if (held && isRepeated(held, wish)) return { writes: [], answer: held };
    if ((held?.stamp ?? '') !== ifStamp) throw decidedMeanwhile();
    const after = newRestriction(now(), { guest, kind, days, by: moderator, instead: ifStamp });
    const actor = `moderator:${moderator}` as const;
    const entry = { actor, action: `${kind}-guest` as const, guest, detail: inWords(days) };
    return {
      writes: [restrictionWrite(after, stored), logWrite(now(), entry)],
      answer: after,
    };
  });
}

const isRepeated = ({ kind, days, by, instead }: Restriction, wish: RestrictionWish): boolean =>
  kind === wish.kind && days === wish.days && by === wish.moderator && instead === wish.ifStamp;

/**
 * Takes again from a guest what others may send. Repeated, it changes nothing more.
 * @throws {ProblemError} 409 when something else holds by now
 */
export async function liftRestriction(
  { table, now }: CommentTools,
  { guest, ifStamp, moderator }: Pick<RestrictionWish, 'guest' | 'ifStamp' | 'moderator'>,
): Promise<void> {
  await untilStored(table, async () => {
    const stored = isGuestId(guest) ? await readStored(table, guest) : undefined;
    if (!stored || !isLive(stored, now())) return { writes: [], answer: undefined };
    if (stored.stamp !== ifStamp) throw decidedMeanwhile();
    const actor = `moderator:${moderator}` as const;
    return {
      writes: [
        { remove: keys.banKey('guest', guest), guard: { holds: { stamp: ifStamp } } },
        logWrite(now(), { actor, action: 'lift', guest }),
      ],
      answer: undefined,
    };
  });
}

/** Somebody who is held or banned, under the name that was typed last. */
export type RestrictedGuest = Restriction & { name?: string };

/** Guests who are held or banned, newest first; on a page, those whose time is over are left out. */
export async function readRestricted(
  tools: Pick<CommentTools, 'table' | 'cursors' | 'now'>,
  options?: PageOptions,
): Promise<Page<RestrictedGuest>> {
  const query = { index: 'byOwner' as const, partition: keys.restrictedGuests, newestFirst: true };
  const page = await readPage(tools, keys.restrictedGuests, query, parseRestriction, options);
  const live = page.items.filter((row) => isLive(row, tools.now()));
  const rows =
    live.length > 0 ? await tools.table.getMany(live.map(({ guest }) => keys.guestKey(guest))) : [];
  const names = new Map(rows.map((row) => guestSchema.parse(row)).map(({ id, name }) => [id, name]));
  return {
    ...page,
    items: live.map((held) => {
      const name = names.get(held.guest);
      return name === undefined ? held : { ...held, name };
    }),
  };
}

/** A new restriction from now on. */
const newRestriction = (
  now: Date,
  { days, ...rest }: Pick<Restriction, 'guest' | 'kind' | 'by' | 'instead' | 'comment' | 'days'>,
): Restriction => ({
  ...rest,
  at: now.toISOString(),
  stamp: randomText(12),
  ...(days && { days, expiresAt: expiresAfter(now, days * day) }),
});

/** A ban that comes with the decision on a comment; it can be taken back with it. */
export async function banWithComment(
  { table, now }: Pick<CommentTools, 'table' | 'now'>,
  { guest, id }: Pick<Comment, 'guest' | 'id'>,
  { days, moderator }: { days?: number | undefined; moderator: string },
): Promise<Write> {
  const stored = await readStored(table, guest);
  const held = stored && isLive(stored, now()) ? stored : undefined;
  const ban = { guest, kind: 'ban' as const, days, by: moderator, comment: id };
  const after = newRestriction(now(), { ...ban, instead: held?.stamp ?? '' });
  return restrictionWrite({ ...after, ...(held && { replaced: plainSchema.parse(held) }) }, stored);
}

/** Takes a ban back that came with the decision on a comment, unless something else was decided since. */
export async function takeBanBack(
  { table }: Pick<CommentTools, 'table'>,
  { guest, id, address }: Pick<Comment, 'guest' | 'id' | 'address'>,
): Promise<Write[]> {
  const ofAddress = address
    ? await table.get(keys.banKey('address', address), { isConsistent: true })
    : undefined;
  return [
    ...(await guestBanTakenBack(table, { guest, id })),
    ...(address && ofAddress?.comment === id
      ? [{ remove: keys.banKey('address', address), guard: { holds: { comment: id } } }]
      : []),
  ];
}

async function guestBanTakenBack(
  table: TableClient,
  { guest, id }: Pick<Comment, 'guest' | 'id'>,
): Promise<Write[]> {
  const stored = await readStored(table, guest);
  if (stored?.comment !== id) return [];
  const { replaced } = stored;
  return replaced
    ? [restrictionWrite(replaced, stored)]
    : [{ remove: keys.banKey('guest', guest), guard: { holds: { stamp: stored.stamp } } }];
}

/** Puts a restriction in the place of what is stored. */
function restrictionWrite(after: Restriction, stored: Restriction | undefined): Write {
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
async function readStored(table: TableClient, guest: string): Promise<Restriction | undefined> {
  const row = await table.get(keys.banKey('guest', guest), { isConsistent: true });
  return row && parseRestriction(row);
}

export const parseRestriction = (row: Row): Restriction => restrictionSchema.parse(row);

/** @example inWords(7) // '7 days' */
export const inWords = (days: number | undefined): string => {
  if (days === undefined) return 'for good';
  return days === 1 ? '1 day' : `${days} days`;
};

const decidedMeanwhile = () =>
  new ProblemError(
    409,
    'stale-revision',
    'Somebody decided on this guest meanwhile. Please look again and decide then.',
  );
