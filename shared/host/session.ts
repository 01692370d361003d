import * as z from 'zod/mini';
import { roles } from './role.ts';

/** Somebody whom the identity provider knows, with the role that its groups gave at sign-in. */
export const personSchema = z.object({
  /** The provider's lasting name for them. */
  subject: z.string(),
  /** As the console shows it. */
  name: z.string(),
  role: z.enum(roles),
});
export type HostPerson = z.infer<typeof personSchema>;

/** One browser in which somebody is signed in to the host console. */
export const sessionSchema = z.extend(personSchema, {
  id: z.string(),
  /** What every form of this session carries; other sites cannot know it. */
  formToken: z.string(),
  /** ISO 8601. */
  startedAt: z.string(),
  /** When it was last used, to the minute. */
  usedAt: z.string(),
  /** What it was started with, such as `Firefox on Android`. */
  browser: z.string(),
});
export type HostSession = z.infer<typeof sessionSchema>;

/** A session as the table holds it: of the token that opens it only digests are known. */
export const storedSessionSchema = z.extend(sessionSchema, {
  digest: z.string(),
  rotatedAt: z.string(),
  /** The token before, which opens the session until a minute after its successor was first used. */
  previousDigest: z.optional(z.string()),
  previousUntil: z.optional(z.string()),
});
export type StoredSession = z.infer<typeof storedSessionSchema>;

const minute = 60_000;

/** How long a session lasts, in milliseconds. */
export const sessionTimes = {
  /** From sign-in, however much it is used. */
  absolute: 8 * 60 * minute,
  /** Without a request. */
  idle: 30 * minute,
  /** After which its token is replaced. */
  rotation: 15 * minute,
  /** In which the token before is taken yet: for requests under way, and answers that were lost. */
  overlap: minute,
  /** Uses are noted this far apart. */
  noted: minute,
};

const age = (since: string, now: Date): number => now.getTime() - Date.parse(since);

/** True while a session has run neither out nor idle. The table may keep a row long after its time. */
export const isRunning = ({ startedAt, usedAt }: HostSession, now: Date): boolean =>
  age(startedAt, now) < sessionTimes.absolute && age(usedAt, now) < sessionTimes.idle;

/**
 * What a token is to a session that is running:
 * - `current`: it opens the session. `rotate` when it has served its time.
 * - `previous`: it opens the session. `rotate` when its successor seems to have been lost on the way.
 * - `reused`: its successor has long been used. Somebody has a copy, so nobody may go on.
 */
export type TokenState = OpeningToken | { state: 'reused' } | { state: 'unknown' };
export type OpeningToken = { state: 'current' | 'previous'; rotate: boolean };

export function tokenState(session: StoredSession, digest: string, now: Date): TokenState {
  if (digest === session.digest) {
    return { state: 'current', rotate: age(session.rotatedAt, now) >= sessionTimes.rotation };
  }
  if (digest !== session.previousDigest) return { state: 'unknown' };
  if (session.previousUntil === undefined) {
    return { state: 'previous', rotate: age(session.rotatedAt, now) >= sessionTimes.overlap };
  }
  return session.previousUntil > now.toISOString()
    ? { state: 'previous', rotate: false }
    : { state: 'reused' };
}
