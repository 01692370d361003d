import robotsParser from 'robots-parser';
import { fetchGuarded } from '../../shared/fetch/fetch.ts';
import { FeedError } from '../../shared/problem.ts';

/** The name under which `robots.txt` may speak to this site's reader. */
export const robotName = 'ShowCompanion';

/** What the reader of articles knows of the servers it asks, for the length of a run. */
export type Manners = {
  /**
   * Waits for the moment at which this address may be asked for.
   * @throws {FeedError} `robots-disallow`, `robots-unknown`, `crawl-delay`
   */
  beforeAsking(address: URL): Promise<void>;
};

type Options = {
  fetch?: typeof fetchGuarded;
  allowLoopback?: boolean;
  now?: () => number;
  wait?: (ms: number) => Promise<void>;
};
type Host = { isAllowed: (address: string) => boolean; delayMs: number; nextAt: number };

const robotsBytes = 500 * 1024;
const leastDelayMs = 1_000;
const longestDelayMs = 30_000;
const timeoutMs = 10_000;

/**
 * Manners towards servers (RFC 9309): `robots.txt` is read once a run and obeyed, requests to one server keep
 * at least a second between them, or what its `Crawl-delay` asks for.
 */
export function createManners(options: Options = {}): Manners {
  const { fetch = fetchGuarded, allowLoopback = false, now = Date.now, wait = sleep } = options;
  const hosts = new Map<string, Promise<Host>>();

  async function meet(origin: string): Promise<Host> {
    const robots = robotsParser(`${origin}/robots.txt`, await readRobots(origin));
    const asked = (robots.getCrawlDelay(robotName) ?? 0) * 1000;
    const delayMs = Math.max(leastDelayMs, asked);
    const isAllowed = (address: string) => robots.isAllowed(address, robotName) !== false;
    return { isAllowed, delayMs, nextAt: now() + (asked > 0 ? delayMs : 0) };
  }

  async function readRobots(origin: string): Promise<string> {
    try {
      const answer = await fetch(`${origin}/robots.txt`, {
        allowLoopback,
        timeoutMs,
        firstBytes: robotsBytes,
        accept: 'text/plain, */*;q=0.5',
        what: 'robots.txt',
      });
      return answer.status === 200 ? new TextDecoder().decode(answer.body) : '';
    } catch (error) {
      return withoutRobots(error);
    }
  }

  return {
    async beforeAsking(address) {
      const meeting = hosts.get(address.origin) ?? meet(address.origin);
      hosts.set(address.origin, meeting);
      const host = await meeting;
      if (!host.isAllowed(address.href)) {
        throw new FeedError(
          'robots-disallow',
          `${address.host} asks programs to leave this page alone (robots.txt).`,
        );
      }
      if (host.delayMs > longestDelayMs) {
        throw new FeedError(
          'crawl-delay',
          `${address.host} wants longer pauses between requests than a run lasts.`,
        );
      }
      const at = Math.max(now(), host.nextAt);
      host.nextAt = at + host.delayMs;
      if (at > now()) await wait(at - now());
    },
  };
}

/** None there means that everything is allowed; a server that fails means that nothing is, for now. */
function withoutRobots(error: unknown): string {
  if (!(error instanceof FeedError)) throw error;
  const { code, status = 0 } = error;
  const isAbsent = code === 'redirect-loop' || (status >= 400 && status < 500 && status !== 429);
  if (isAbsent) return '';
  if (code === 'private-address' || code === 'bad-address') throw error;
  throw new FeedError(
    'robots-unknown',
    'The server’s robots.txt could not be read, so its pages are left alone for now.',
    {
      cause: error,
    },
  );
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
