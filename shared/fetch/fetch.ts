import type { IncomingMessage, RequestOptions } from 'node:http';
import { request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import { FeedError } from '../problem.ts';
import { acceptedEncodings, readBeginning, readBody } from './body.ts';
import { filePath, readLocalFile } from './file.ts';
import { guardedLookup, type Resolve, systemResolve } from './lookup.ts';
import { badAddress, checkAddress, ElsewhereError, follow, startTrail } from './redirect.ts';

export type FetchOptions = {
  /** As an earlier answer gave them; then the answer may be 304. */
  etag?: string | undefined;
  lastModified?: string | undefined;
  /** Limit of the body, packed and unpacked. Default 64 MiB. */
  maxBytes?: number;
  /** Limit for everything together, redirects and a slow body included. Default 30 000. */
  timeoutMs?: number;
  /** Lets servers on this machine through. */
  allowLoopback?: boolean;
  /** Lets file paths and `file:` addresses through; a redirect never leads to one. */
  allowFiles?: boolean;
  accept?: string;
  /** Asks for the beginning of a file alone, and reads no more of it whatever the server sends. */
  firstBytes?: number;
  /** What is fetched, as sentences about a failure call it. Default `feed`. */
  what?: string;
  /** Ends with an `ElsewhereError` where a redirect leads to another host. */
  stayOnHost?: boolean;
  /** Resolves host names in place of the system. */
  resolve?: Resolve;
};

export type Fetched =
  | {
      status: 200;
      body: Uint8Array;
      etag?: string;
      lastModified?: string;
      contentType?: string;
      /** What its `Link` header says, as it stands. */
      links?: string;
      /** Where it was found after redirects. */
      finalAddress: string;
      /** Set when the first redirects of the chain were permanent ones: where they led. */
      permanentlyMovedTo?: string;
    }
  | { status: 304; finalAddress: string; permanentlyMovedTo?: string };

const userAgent = 'ShowCompanion/1.0 (podcast companion site; reads feeds)';
const feedTypes =
  'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5';
const redirects = new Set([301, 302, 303, 307, 308]);

/**
 * Fetches what strangers name: http and https only, servers of the public internet only (checked after every
 * name resolution and on every redirect), no more bytes than allowed and no longer than allowed.
 * @throws {FeedError} with a sentence for people: `bad-address`, `private-address`, `unreachable`,
 *   `redirect-loop`, `bad-status`, `too-large`, `too-slow`, `unknown-encoding`
 * @example const fetched = await fetchGuarded('https://example.org/feed.xml', { etag: '"abc"' })
 */
export async function fetchGuarded(address: string, options: FetchOptions = {}): Promise<Fetched> {
  const { maxBytes = 64 * 1024 * 1024, timeoutMs = 30_000, allowLoopback = false } = options;
  const path = options.allowFiles ? filePath(address) : undefined;
  if (path !== undefined) {
    const file = await readLocalFile(path, maxBytes);
    return { status: 200, body: file.body, finalAddress: file.address };
  }
  const url = URL.parse(address);
  if (!url) throw badAddress('This is no address that can be fetched.');
  const deadline = AbortSignal.timeout(timeoutMs);
  const requestOptions: RequestOptions = {
    lookup: guardedLookup(options.resolve ?? systemResolve, allowLoopback),
    signal: deadline,
    agent: false,
    headers: headersFor(options),
  };
  let trail = startTrail(url);
  try {
    for (;;) {
      checkAddress(trail.address, allowLoopback);
      const response = await ask(trail.address, requestOptions);
      const status = response.statusCode ?? 0;
      const found = {
        finalAddress: trail.address.href,
        ...(trail.permanentlyMovedTo && { permanentlyMovedTo: trail.permanentlyMovedTo }),
      };
      if (status === 200 || (status === 206 && options.firstBytes)) {
        const body = options.firstBytes
          ? await readBeginning(response, options.firstBytes)
          : await readBody(response, maxBytes, options.what);
        return { status: 200, body, ...labels(response), ...found };
      }
      response.destroy();
      if (status === 304 && (options.etag || options.lastModified)) return { status, ...found };
      if (!redirects.has(status)) throw badStatus(status, options.what);
      const next = follow(trail, status, response.headers.location);
      if (options.stayOnHost && next.address.host !== trail.address.host) {
        throw new ElsewhereError(next.address.href);
      }
      trail = next;
    }
  } catch (error) {
    throw asFeedError(error, deadline.aborted, trail.address.host);
  }
}

function headersFor({ etag, lastModified, accept, firstBytes }: FetchOptions): Record<string, string> {
  return {
    'user-agent': userAgent,
    accept: accept ?? feedTypes,
    'accept-encoding': firstBytes ? 'identity' : acceptedEncodings,
    ...(firstBytes && { range: `bytes=0-${firstBytes - 1}` }),
    ...(etag && { 'if-none-match': etag }),
    ...(lastModified && { 'if-modified-since': lastModified }),
  };
}

const ask = (address: URL, options: RequestOptions): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const request = address.protocol === 'https:' ? requestSecure : requestPlain;
    request(address, options, resolve).on('error', reject).end();
  });

function labels({ headers }: IncomingMessage) {
  const { etag, 'last-modified': lastModified, 'content-type': contentType, link } = headers;
  return {
    ...(link && { links: [link].flat().join(', ') }),
    ...(etag && { etag }),
    ...(lastModified && { lastModified }),
    ...(contentType && { contentType }),
  };
}

function badStatus(status: number, what = 'feed'): FeedError {
  const sentences: Record<number, string> = {
    401: 'The server asks for a password (401).',
    403: `The server refuses to give the ${what} away (403).`,
    404: 'There is nothing at this address (404).',
    410: `The ${what} was taken down for good (410).`,
    429: 'The server says that it was asked too often (429).',
  };
  const other =
    status >= 500
      ? `The server is out of order (${status}).`
      : `The server answered ${status} instead of the ${what}.`;
  return new FeedError('bad-status', sentences[status] ?? other, { status });
}

function asFeedError(error: unknown, late: boolean, host: string): FeedError {
  if (error instanceof FeedError) return error;
  if (late) return new FeedError('too-slow', `${host} took too long to answer.`, { cause: error });
  return new FeedError('unreachable', `${host} could not be reached, or broke off in the middle.`, {
    cause: error,
  });
}
