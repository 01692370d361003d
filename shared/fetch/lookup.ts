import { lookup as systemLookup } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import { FeedError } from '../problem.ts';
import { isPublicAddress } from './public-address.ts';

type Found = { address: string; family: number };

/** Resolves a host name to all its addresses. */
export type Resolve = (host: string) => Promise<Found[]>;

export const systemResolve: Resolve = (host) => systemLookup(host, { all: true });

/**
 * A `lookup` for sockets that gives only addresses it has checked: the socket connects to one of these and
 * asks nobody again, so a name that changes its mind in between gains nothing. One address that is not
 * public condemns the name.
 */
export function guardedLookup(resolve: Resolve, allowLoopback: boolean): LookupFunction {
  return (host, options, callback) => {
    resolve(host).then(
      (found) => {
        const [first] = found;
        if (!first) return callback(noAddress(host), '');
        if (!found.every(({ address }) => isPublicAddress(address, allowLoopback))) {
          return callback(privateAddress(host), '');
        }
        return options.all ? callback(null, found) : callback(null, first.address, first.family);
      },
      (cause: unknown) => callback(noAddress(host, cause), ''),
    );
  };
}

/** The refusal of an address inside somebody's network. */
export const privateAddress = (host: string): FeedError =>
  new FeedError(
    'private-address',
    `${host} is not an address of the public internet, so nothing is fetched from there.`,
  );

const noAddress = (host: string, cause?: unknown): FeedError =>
  new FeedError('unreachable', `There is no server called ${host}.`, { cause });
