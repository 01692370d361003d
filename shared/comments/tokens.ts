import { createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod/mini';
import { parseJson } from '../text/json.ts';

const day = 24 * 3600;

/** What a token is for, and how long it holds, in seconds. Mail is read late, and must always be possible to end. */
const lasts = {
  /** The value of a guest's cookie; its subject is the guest. */
  guest: 400 * day,
  /** Comes with a form; its subject is the discussion. */
  form: day,
  /** In the cookie of a browser that is at the identity provider; its subject is what it left with. */
  'sign-in': 600,
  /** Comes with the page that shows a comment before it is sent; its subject is the discussion and the attempt. */
  preview: day,
  /** In the mail that asks whether replies are wanted at an address; its subject is the subscription. */
  confirm: 7 * day,
  /** In every mail about a reply; its subject is the subscription. */
  unsubscribe: 5 * 365 * day,
};
export type TokenPurpose = keyof typeof lasts;

/** What became of a token that somebody sent. */
export type ReadToken =
  | { state: 'valid'; subject: string; issuedAt: Date }
  | { state: 'missing' | 'expired' | 'invalid' };

/**
 * Makes and reads signed texts that only this site can make. They say something and hide nothing. A token of one
 * purpose is never taken for another.
 */
export type Tokens = {
  make(purpose: TokenPurpose, subject: string, now: Date): string;
  read(purpose: TokenPurpose, token: string | undefined, now: Date): ReadToken;
};

const longestToken = 512;
const payloadSchema = z.tuple([z.int(), z.string()]);
/** How far behind the clock may be that reads a token. */
const clockSkewSeconds = 60;

/**
 * @param secrets at least 16 characters each, the newest first: it signs, and all of them verify, so that a secret
 * is changed by putting a new one before it and taking the old one away once its tokens have expired
 * @example
 * const tokens = createTokens([newSecret, oldSecret]);
 * tokens.read('guest', tokens.make('guest', 'g1', now), now); // { state: 'valid', subject: 'g1', issuedAt: now }
 */
export function createTokens(secrets: [string, ...string[]]): Tokens {
  if (secrets.some((secret) => secret.length < 16)) {
    throw new RangeError('A secret of tokens needs at least 16 characters.');
  }
  return {
    make(purpose, subject, now) {
      const issued = Math.floor(now.getTime() / 1000);
      const payload = Buffer.from(JSON.stringify([issued, subject])).toString('base64url');
      return `${payload}.${sign(secrets[0], purpose, payload).toString('base64url')}`;
    },
    read(purpose, token, now) {
      if (!token) return { state: 'missing' };
      const [payload = '', signature = '', ...rest] = token.slice(0, longestToken).split('.');
      const given = Buffer.from(signature, 'base64url');
      const isOurs = secrets.some((secret) => isEqual(given, sign(secret, purpose, payload)));
      if (!isOurs || rest.length > 0) return { state: 'invalid' };
      return readPayload(purpose, payload, now);
    },
  };
}

function readPayload(purpose: TokenPurpose, payload: string, now: Date): ReadToken {
  const read = payloadSchema.safeParse(parseJson(Buffer.from(payload, 'base64url').toString()));
  if (!read.success) return { state: 'invalid' };
  const [issued, subject] = read.data;
  const age = now.getTime() / 1000 - issued;
  if (age < -clockSkewSeconds) return { state: 'invalid' };
  return age > lasts[purpose]
    ? { state: 'expired' }
    : { state: 'valid', subject, issuedAt: new Date(issued * 1000) };
}

const sign = (secret: string, purpose: TokenPurpose, payload: string): Buffer =>
  createHmac('sha256', secret).update(`${purpose}:${payload}`).digest();

const isEqual = (one: Buffer, other: Buffer): boolean =>
  one.length === other.length && timingSafeEqual(one, other);
