import { randomBytes } from 'node:crypto';
import * as z from 'zod/mini';

/** A hub that was asked to tell of news of a feed (WebSub), and what came of it. */
export const hubSubscriptionSchema = z.object({
  show: z.string(),
  rev: z.int(),
  hub: z.string(),
  /** What the feed is called there. */
  topic: z.string(),
  /** Part of the address that the hub calls: nobody else knows it. */
  token: z.string(),
  /** What the hub signs with. */
  secret: z.string(),
  askedAt: z.string(),
  /** How often it was asked since it last said yes. */
  attempts: z.int(),
  confirmedAt: z.optional(z.string()),
  /** Until when it tells; after that it has forgotten. */
  until: z.optional(z.string()),
  /** When it last told of news. */
  notifiedAt: z.optional(z.string()),
  /** Why it is of no use at present, as a sentence. */
  trouble: z.optional(z.string()),
});
export type HubSubscription = z.infer<typeof hubSubscriptionSchema>;

/** What a feed says of its hub. */
export type NamedHub = { address: string; topic: string };

/** For how long a hub is asked to tell, and the longest that it is taken at its word. */
export const wantedSeconds = 10 * 86_400;
const longestSeconds = 30 * 86_400;
const hourMs = 3_600_000;
/** A hub that says yes later than that was not asked. */
const answersWithinMs = 24 * hourMs;
/** After a failed attempt, the next is an hour later, and then twice as late each time, up to a day. */
const longestPauseHours = 24;

export const isAlive = ({ until }: HubSubscription, now: Date): boolean =>
  until !== undefined && until > now.toISOString();

/** A subscription that is to be asked for; one that is renewed keeps its address and secret. */
export function askedFor(
  show: string,
  { address, topic }: NamedHub,
  known: HubSubscription | undefined,
  now: Date,
): Omit<HubSubscription, 'rev'> {
  const askedAt = now.toISOString();
  if (known && isSame(known, { address, topic })) {
    return { ...known, askedAt, attempts: known.attempts + 1 };
  }
  return {
    ...{ show, hub: address, topic, askedAt, attempts: 1 },
    token: randomBytes(24).toString('base64url'),
    secret: randomBytes(32).toString('base64url'),
  };
}

/**
 * Whether a hub is to be asked now: one that is new or another, one whose time has run out by two thirds, and one that
 * did not say yes, after a pause.
 */
export function isToBeAsked(wanted: NamedHub, known: HubSubscription | undefined, now: Date): boolean {
  if (!known || !isSame(known, wanted)) return true;
  if (known.attempts > 0) {
    const pauseHours = Math.min(2 ** (known.attempts - 1), longestPauseHours);
    return now.getTime() - Date.parse(known.askedAt) >= pauseHours * hourMs;
  }
  const [from, to] = [
    Date.parse(known.confirmedAt ?? known.askedAt),
    Date.parse(known.until ?? known.askedAt),
  ];
  return now.getTime() >= from + ((to - from) * 2) / 3;
}

/** What a hub says when it asks whether it was really this site that asked. */
export type HubQuestion = { topic: string; leaseSeconds: number };

/** The subscription after the hub said yes; `undefined` when it was not asked for that, or long ago. */
export function confirmed(
  known: HubSubscription,
  { topic, leaseSeconds }: HubQuestion,
  now: Date,
): HubSubscription | undefined {
  const isLate = now.getTime() - Date.parse(known.askedAt) > answersWithinMs;
  if (topic !== known.topic || isLate) return undefined;
  const seconds = Math.min(leaseSeconds, longestSeconds);
  return {
    ...known,
    attempts: 0,
    confirmedAt: now.toISOString(),
    until: new Date(now.getTime() + seconds * 1000).toISOString(),
    trouble: undefined,
  };
}

const isSame = (known: HubSubscription, { address, topic }: NamedHub): boolean =>
  known.hub === address && known.topic === topic;
