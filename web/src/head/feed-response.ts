import { createHash } from 'node:crypto';

/**
 * A feed as an answer: with an ETag made of its words, and 304 for a reader who has them.
 * @see https://www.rfc-editor.org/rfc/rfc9110#name-conditional-requests
 */
export function feedResponse(request: Request, body: string, type: string): Response {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  const headers = { 'Content-Type': `${type}; charset=utf-8`, ETag: etag };
  const known = request.headers.get('if-none-match') ?? '';
  // Caches on the way may have made the tag weak when they compressed the answer.
  const isKnown = known.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
  return isKnown
    ? new Response(null, { status: 304, headers: { ETag: etag } })
    : new Response(body, { headers });
}

/** The part of a feed that an address asks for, and what its pages are called. */
export const feedPath = (path: string, cursor: string | undefined): string =>
  cursor === undefined ? path : `${path}?cursor=${encodeURIComponent(cursor)}`;
