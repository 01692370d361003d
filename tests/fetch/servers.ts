import type { RequestListener } from 'node:http';
import { createServer } from 'node:http';
import { afterEach } from 'vitest';
import { FeedError } from '../../shared/problem.ts';

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
});

/** A web server on this machine for one test; gives its address without a slash at the end. */
export async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stops.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new TypeError('The server has no port.');
  return `http://127.0.0.1:${address.port}`;
}

/** The refusal that a fetch ends in. */
export async function refusalOf(fetching: Promise<unknown>): Promise<FeedError> {
  try {
    await fetching;
  } catch (error) {
    if (error instanceof FeedError) return error;
    throw error;
  }
  throw new TypeError('Expected a refusal.');
}
