import { canonicalAddress } from '../../shared/articles/address.ts';
import { isTrustedCanonical } from '../../shared/articles/page/canonical.ts';
import { type ArticlePage, readArticlePage } from '../../shared/articles/page/read.ts';
import { refuseWall } from '../../shared/articles/page/wall.ts';
import { type Fetched, fetchGuarded } from '../../shared/fetch/fetch.ts';
import { ElsewhereError } from '../../shared/fetch/redirect.ts';
import { FeedError } from '../../shared/problem.ts';
import type { Manners } from './manners.ts';

export type UnfurlTools = {
  /** One for a whole run: it remembers when each server was asked. */
  manners: Manners;
  /** Lets servers on this machine through. */
  allowLoopback?: boolean;
  /** Limit for one page, redirects within its host and a slow body included. Default 15 000. */
  timeoutMs?: number;
};

/** As an earlier answer gave them. */
export type Validators = { etag?: string | undefined; lastModified?: string | undefined };

export type Unfurled =
  | { unchanged: true }
  | (Validators & {
      page: ArticlePage;
      /** The canonical address: where redirects led, or what the page states when that can be trusted. */
      address: string;
    });

const mostBytes = 5 * 1024 * 1024;
const mostHosts = 5;
const accept = 'text/html, application/xhtml+xml;q=0.9, */*;q=0.1';

/**
 * Reads the page of an external article once, as politely as its server asks for, and keeps what it says of
 * the article. Never more than 5 MB and 15 seconds.
 * @param known from the last time: an article that did not change is not read again
 * @throws {FeedError} those of `fetchGuarded` and `Manners`, `not-a-page`, `login-wall`, `robot-check`, `not-found`
 * @example await unfurl('https://news.example/a', { manners: createManners() })
 */
export async function unfurl(address: string, tools: UnfurlTools, known: Validators = {}): Promise<Unfurled> {
  const answer = await ask(address, tools, known);
  if (answer.status === 304) return { unchanged: true };
  const { body, contentType, etag, lastModified, finalAddress } = answer;
  if (!isPage(body, contentType)) {
    throw new FeedError(
      'not-a-page',
      'What stands at this address is no page of the web but another kind of file.',
    );
  }
  const { canonical, ...page } = readArticlePage(body, finalAddress, contentType);
  refuseWall(page, address, finalAddress);
  const trusted = canonical && isTrustedCanonical(canonical, finalAddress) ? canonical : undefined;
  return {
    page: { ...page, ...(trusted && { canonical: trusted }) },
    address: canonicalAddress(trusted ?? finalAddress) ?? finalAddress,
    ...(etag && { etag }),
    ...(lastModified && { lastModified }),
  };
}

/** Every host on the way of redirects is asked by its own rules. */
async function ask(
  address: string,
  { manners, allowLoopback = false, timeoutMs = 15_000 }: UnfurlTools,
  known: Validators,
): Promise<Fetched> {
  const visited = new Set<string>();
  let next = address;
  while (visited.size < mostHosts && !visited.has(next)) {
    visited.add(next);
    const url = URL.parse(next);
    if (!url || !/^https?:$/.test(url.protocol))
      throw new FeedError('bad-address', 'This is no address that can be fetched.');
    await manners.beforeAsking(url);
    try {
      return await fetchGuarded(next, {
        ...known,
        allowLoopback,
        maxBytes: mostBytes,
        timeoutMs,
        accept,
        stayOnHost: true,
        what: 'page',
      });
    } catch (error) {
      if (!(error instanceof ElsewhereError)) throw error;
      next = error.address;
    }
  }
  throw new FeedError('redirect-loop', 'The address redirects from host to host without an end.');
}

function isPage(body: Uint8Array, contentType = ''): boolean {
  if (/^\s*(?:text\/html|application\/xhtml\+xml)/i.test(contentType)) return !startsWith(body, '%PDF');
  const isUnlabelled =
    contentType === '' || /^\s*(?:text\/plain|application\/octet-stream)/i.test(contentType);
  return (
    isUnlabelled &&
    /^\s*<(?:!doctype\s+html|html|head|!--)/i.test(new TextDecoder().decode(body.subarray(0, 500)))
  );
}

const startsWith = (body: Uint8Array, text: string): boolean =>
  new TextDecoder().decode(body.subarray(0, text.length)) === text;
