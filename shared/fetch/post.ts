import { request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import { FeedError } from '../problem.ts';
import { guardedLookup, type Resolve, systemResolve } from './lookup.ts';
import { badAddress, checkAddress } from './redirect.ts';

type PostOptions = {
  /** Limit for everything together. Default 10 000. */
  timeoutMs?: number;
  /** Lets servers on this machine through. */
  allowLoopback?: boolean;
  /** Resolves host names in place of the system. */
  resolve?: Resolve;
};

/**
 * Sends a form to an address that strangers name, under the guards of `fetchGuarded`. Redirects are not followed, and
 * what is answered is not read.
 * @returns the status of the answer
 * @throws {FeedError} `bad-address`, `private-address`, `unreachable`, `too-slow`
 */
export async function postForm(
  address: string,
  fields: Record<string, string>,
  { timeoutMs = 10_000, allowLoopback = false, resolve = systemResolve }: PostOptions = {},
): Promise<number> {
  const url = URL.parse(address);
  if (!url) throw badAddress('This is no address that can be asked.');
  checkAddress(url, allowLoopback);
  const deadline = AbortSignal.timeout(timeoutMs);
  const body = new URLSearchParams(fields).toString();
  const { promise, resolve: answered, reject } = Promise.withResolvers<number>();
  const send = url.protocol === 'https:' ? requestSecure : requestPlain;
  send(
    url,
    {
      method: 'POST',
      lookup: guardedLookup(resolve, allowLoopback),
      signal: deadline,
      agent: false,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'content-length': Buffer.byteLength(body),
      },
    },
    (response) => {
      answered(response.statusCode ?? 0);
      response.destroy();
    },
  )
    .on('error', reject)
    .end(body);
  try {
    return await promise;
  } catch (error) {
    if (error instanceof FeedError) throw error;
    throw deadline.aborted
      ? new FeedError('too-slow', `${url.host} took too long to answer.`, { cause: error })
      : new FeedError('unreachable', `${url.host} could not be reached.`, { cause: error });
  }
}
