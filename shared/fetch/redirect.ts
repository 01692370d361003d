import { isIP } from 'node:net';
import { FeedError } from '../problem.ts';
import { privateAddress } from './lookup.ts';
import { isPublicAddress } from './public-address.ts';

const mostRedirects = 5;

/**
 * Where servers of other kinds listen, such as those of mail, which might take a request for orders of their own.
 * @see https://fetch.spec.whatwg.org/#port-blocking
 */
const otherServices = new Set(
  `7 9 11 13 15 17 19 20 21 22 23 25 37 42 43 53 69 77 79 87 95 101 102 103 104 109 110 111 113 115 117 119 123 135
  137 139 143 161 179 389 427 465 512 513 514 515 526 530 531 532 540 548 554 556 563 587 601 636 989 990 993 995 1719
  1720 1723 2049 3659 4045 4190 5060 5061 6000 6566 6665 6666 6667 6668 6669 6679 6697 10080`.split(/\s+/),
);

/** Follows a chain of redirects by the rules: where it is, where it has been, what of it is permanent. */
export type Trail = { address: URL; permanent: boolean; permanentlyMovedTo?: string; visited: string[] };

/** The beginning of a trail. */
export const startTrail = (address: URL): Trail => ({ address, permanent: true, visited: [address.href] });

/**
 * The next step of a trail. A move is permanent as far as every redirect up to there said so (301, 308).
 * @throws {FeedError} `redirect-loop`, `bad-address`
 */
export function follow(trail: Trail, status: number, location: string | undefined): Trail {
  const address = location === undefined ? null : URL.parse(location, trail.address);
  if (!address) throw badAddress('The server redirects to an address that cannot be read.');
  address.hash = '';
  if (trail.visited.includes(address.href)) {
    throw new FeedError('redirect-loop', 'The address redirects in a circle.');
  }
  if (trail.visited.length > mostRedirects) {
    throw new FeedError('redirect-loop', `The address redirects more than ${mostRedirects} times.`);
  }
  const permanent = trail.permanent && (status === 301 || status === 308);
  const permanentlyMovedTo = permanent ? address.href : trail.permanentlyMovedTo;
  return {
    address,
    permanent,
    ...(permanentlyMovedTo && { permanentlyMovedTo }),
    visited: [...trail.visited, address.href],
  };
}

/**
 * Checks what an address says by itself, before anybody is asked: its scheme, no user name in it, no port
 * of other services, and a host that is a public one if it is given in figures (the URL parser has turned octal, hexadecimal and decimal
 * spellings into dots by then). Host names are checked when they are resolved.
 * @throws {FeedError} `bad-address`, `private-address`
 */
export function checkAddress(address: URL, allowLoopback: boolean): void {
  if (!/^https?:$/.test(address.protocol)) {
    throw badAddress('The address does not begin with https:// or http://.');
  }
  if (address.username || address.password) throw badAddress('The address holds a user name or a password.');
  if (otherServices.has(address.port)) throw badAddress('At this port of a server there are no pages.');
  const host = address.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) && !isPublicAddress(host, allowLoopback)) throw privateAddress(host);
}

/** An address that is none, or none that may be fetched. */
export const badAddress = (sentence: string): FeedError => new FeedError('bad-address', sentence);

/** Where a redirect leads that was not to be followed to another host. */
export class ElsewhereError extends FeedError {
  override name = 'ElsewhereError';
  readonly address: string;

  constructor(address: string) {
    super('elsewhere', 'The address redirects to another host.');
    this.address = address;
  }
}
