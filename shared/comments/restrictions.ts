import { guestSchema } from '../guest.ts';
import { notFound, ProblemError } from '../problem.ts';
import type { Page, PageOptions } from '../reader.ts';
import * as keys from '../table/keys.ts';
import { readPage } from '../table/pages.ts';
import { isGuestId } from './id.ts';
import { logWrite } from './log.ts';
import {
  inWords,
  newRestriction,
  parseRestriction,
  type Restriction,
  readStored,
  restrictionWrite,
} from './restriction.ts';
import { type CommentTools, isLive } from './tools.ts';
import { untilStored } from './until-stored.ts';

/** What a moderator wants to be decided about everything that a guest sends. */
export type RestrictionWish = {
  guest: string;
  kind: Restriction['kind'];
  days?: number | undefined;
  /** The stamp of what holds now, as the moderator saw it; empty when nothing does. */
  ifStamp: string;
  moderator: string;
};

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

const decidedMeanwhile = () =>
  new ProblemError(
    409,
    'stale-revision',
    'Somebody decided on this guest meanwhile. Please look again and decide then.',
  );
