import type { MiddlewareHandler } from 'hono';
import { ProblemError } from '../shared/problem.ts';

const unsafe = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/**
 * Lets requests that change something through from the site's own pages alone: the browser says so itself, or
 * names an origin that is configured. The host that the request was sent to says nothing behind a CDN.
 * @see https://www.w3.org/TR/fetch-metadata/
 */
export function sameOrigin(origins: () => string[]): MiddlewareHandler {
  return async function sameOrigin(c, next) {
    if (
      unsafe.has(c.req.method) &&
      !isFromHere(c.req.header('sec-fetch-site'), c.req.header('origin'), origins())
    ) {
      throw new ProblemError(403, 'other-site', 'This can only be sent from a page of this site.');
    }
    await next();
  };
}

const isFromHere = (site: string | undefined, origin: string | undefined, origins: string[]): boolean =>
  site === undefined ? origin !== undefined && origins.includes(origin) : site === 'same-origin';
