import { createHash, timingSafeEqual } from 'node:crypto';
import { Hono } from 'hono';
import { ProblemError } from '../shared/problem.ts';
import { onError } from './problem-response.ts';

/** The header that the distribution adds to each request it passes on. */
export const originSecretHeader = 'X-Origin-Secret';

/**
 * Puts a guard before an app: requests that did not come through the distribution get a problem with
 * status 403. Without a secret there is no distribution in front, and every request passes.
 * @param secrets divided by white space: while one is rotated, two are taken
 * @throws {Error} when something is set that has no secret in it: nothing at all must not open the door
 * @example guardOrigin(createEpisodesApi(site, reader), process.env.ORIGIN_SECRET)
 */
export function guardOrigin(app: Hono, secrets: string | undefined): Hono {
  if (!secrets) return app;
  const expected = secrets.split(/\s+/).filter(Boolean).map(digest);
  if (expected.length === 0) throw new Error('The secret of the origin has nothing in it.');
  const guarded = new Hono();
  guarded.onError(onError);
  guarded.all('*', (c) => {
    const sent = digest(c.req.header(originSecretHeader) ?? '');
    if (!expected.some((secret) => timingSafeEqual(sent, secret))) {
      throw new ProblemError(403, 'not-through-the-site', 'This address answers through the site only.');
    }
    return app.fetch(c.req.raw, c.env);
  });
  return guarded;
}

/** Of equal length whatever the text, as a comparison in constant time needs. */
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
