import { createHash, timingSafeEqual } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import * as z from 'zod/mini';
import { methodNotAllowed, notFound, ProblemError } from '../../shared/problem.ts';
import type { Site } from '../../shared/site/schema.ts';
import { readFeedCheck } from '../../shared/sync/feed-check.ts';
import { readHubSubscription, storeHubSubscription } from '../../shared/sync/hub-rows.ts';
import { confirmed, type HubSubscription, wantedSeconds } from '../../shared/sync/hub-subscription.ts';
import type { TableClient } from '../../shared/table/client.ts';
import { clip } from '../../shared/text/clip.ts';
import { oneLine } from '../../shared/text/line.ts';
import type { FeedRunner } from '../host/feeds/runner.ts';
import { startCheck } from '../host/feeds/start-check.ts';
import { onError, problemResponse } from '../problem-response.ts';
import { hubPath } from './path.ts';
import { checkSignature } from './signature.ts';

type HubParts = {
  site: Pick<Site, 'shows'>;
  table: TableClient;
  feeds: Pick<FeedRunner, 'check'>;
  now: () => Date;
};

/** Whom a read is for that a hub caused, as the console says it. */
export const hubsName = 'its hub';

/** Bytes of a notification: some carry the whole feed, which has to be there to be verified. */
const largestBody = 4 * 1024 * 1024;
/** A hub has a feed read once a minute, however often it calls; the round of all feeds comes anyway. */
const leastPauseMs = 60_000;

const question = z.object({
  'hub.mode': z.string(),
  'hub.topic': z.string(),
  'hub.challenge': z._default(z.string().check(z.maxLength(1000)), ''),
  'hub.lease_seconds': z.optional(z.string().check(z.regex(/^\d{1,9}$/))),
  'hub.reason': z._default(z.string(), ''),
});

const troubles = {
  absent: 'What the hub sent was not signed, and is not listened to.',
  wrong: 'What the hub sent was signed with something else than was agreed on, and is not listened to.',
};

/**
 * Where hubs call (WebSub): whether it was this site that asked, and that a feed has news. News are never taken from
 * what is sent: the feed is read.
 * @see https://www.w3.org/TR/websub/
 */
export function createHubApi({ site, table, feeds, now }: HubParts): Hono {
  const app = new Hono();
  const path = `${hubPath}/:show/:token`;
  app.onError(onError);
  app.use(async function keepPrivate(c, next) {
    await next();
    c.res.headers.set('cache-control', 'no-store');
  });
  app.get(path, async (c) => {
    const known = await subscriptionOf(c);
    const asked = question.safeParse(c.req.query());
    if (!asked.success) throw notFound('subscription');
    const { 'hub.mode': mode, 'hub.topic': topic, 'hub.challenge': challenge } = asked.data;
    if (mode === 'denied' && topic === known.topic) {
      const reason = clip(oneLine(asked.data['hub.reason']), 200);
      await note(known, { trouble: reason ? `The hub refused: ${reason}` : 'The hub refused.' });
      return c.body(null, 204);
    }
    // Hubs of before the specification do not say how long, which is as long as was asked for.
    const leaseSeconds = Number(asked.data['hub.lease_seconds'] ?? wantedSeconds);
    const next =
      mode === 'subscribe' && challenge ? confirmed(known, { topic, leaseSeconds }, now()) : undefined;
    // Nobody asked: neither for another feed, nor to be told no more.
    if (!next) throw notFound('subscription');
    await storeHubSubscription(table, known, next);
    return c.text(challenge);
  });
  app.post(path, limited, async (c) => {
    const known = await subscriptionOf(c);
    const body = new Uint8Array(await c.req.arrayBuffer());
    const signature = checkSignature(c.req.header('x-hub-signature'), known.secret, body);
    if (signature === 'valid') await takeNews(known);
    else await note(known, { trouble: troubles[signature] });
    return c.body(null, 202);
  });
  app.all(path, (c) => {
    const refusal = problemResponse(c, methodNotAllowed(c.req.method));
    refusal.headers.set('allow', 'GET, POST');
    return refusal;
  });
  app.all('*', () => {
    throw notFound('subscription');
  });
  return app;

  /** @throws {ProblemError} 404 for whoever does not know the address by having been given it */
  async function subscriptionOf(c: Context): Promise<HubSubscription> {
    const show = site.shows.find(({ slug }) => slug === c.req.param('show'));
    const known = show && (await readHubSubscription(table, show.slug));
    if (!known || !isEqual(known.token, c.req.param('token') ?? '')) throw notFound('subscription');
    return known;
  }

  async function takeNews(known: HubSubscription): Promise<void> {
    const tools = { table, now, feeds };
    const before = await readFeedCheck(table, known.show);
    const isSoon = before?.by === hubsName && now().getTime() - Date.parse(before.askedAt) < leastPauseMs;
    if (isSoon || !(await startCheck(tools, known.show, hubsName))) return;
    await note(known, { notifiedAt: now().toISOString(), trouble: undefined });
  }

  /** Says the same thing once: a flood is not a flood of writes. */
  async function note(known: HubSubscription, change: Partial<HubSubscription>): Promise<void> {
    if (change.trouble !== undefined && change.trouble === known.trouble) return;
    await storeHubSubscription(table, known, { ...known, ...change });
  }
}

const limited = bodyLimit({
  maxSize: largestBody,
  onError: () => {
    throw new ProblemError(413, 'too-long', 'What was sent is longer than any feed that is verified here.');
  },
});

const isEqual = (one: string, other: string): boolean => timingSafeEqual(digest(one), digest(other));
/** Of equal length whatever the text, as a comparison in constant time needs. */
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
