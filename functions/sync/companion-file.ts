import { join, normalize } from 'node:path';
import { decodeFeed } from '../../shared/feed/decode.ts';
import { type Fetched, fetchGuarded } from '../../shared/fetch/fetch.ts';
import { readLocalFile } from '../../shared/fetch/file.ts';
import { FeedError } from '../../shared/problem.ts';
import type { Companion } from '../../shared/sync/companion.ts';

type Asked = {
  etag?: string | undefined;
  lastModified?: string | undefined;
  firstBytes?: number;
  /** What it is, as sentences about a failure call it. */
  what: string;
};
type Answer = Pick<
  Extract<Fetched, { status: 200 }>,
  'status' | 'body' | 'contentType' | 'etag' | 'lastModified'
>;

/** Asks for a file beside an episode. @throws {FeedError} */
export type CompanionFetch = (address: string, asked: Asked) => Promise<Answer | { status: 304 }>;

const mostBytes = 8 * 1024 * 1024;
const timeoutMs = 15_000;
const accept = 'text/vtt, application/json, application/x-subrip, text/html;q=0.8, */*;q=0.5';

/** The fetch of feeds under narrower bounds: 8 MB, 15 seconds, never a file of this machine. */
export const companionFetch =
  (options: { allowLoopback?: boolean } = {}): CompanionFetch =>
  (address, asked) =>
    fetchGuarded(address, { ...options, ...asked, maxBytes: mostBytes, timeoutMs, accept });

/** Where files come from: the web, or the folder of those that the site itself publishes. */
export type FileSource = { fetch: CompanionFetch; ownFiles: string };

/** What came of asking for one file. */
export type FileReading =
  | { text: string; contentType: string; file: Pick<Companion, 'from' | 'etag' | 'lastModified'> }
  | { unchanged: true }
  | { failure: string };

/** The text of a file of a companion, on condition that it changed since it was stored well. */
export async function readCompanionFile(
  companion: Companion,
  address: string,
  source: FileSource,
): Promise<FileReading> {
  const isKnown = companion.from === address && companion.failures === 0;
  const known = isKnown ? { etag: companion.etag, lastModified: companion.lastModified } : {};
  try {
    const answer = await take(address, { ...known, what: nouns[companion.kind] }, source);
    if (answer.status === 304) return { unchanged: true };
    const { body, contentType = '', etag, lastModified } = answer;
    return {
      text: decodeFeed(body, contentType).text,
      contentType,
      file: { from: address, etag, lastModified },
    };
  } catch (error) {
    if (!(error instanceof FeedError)) throw error;
    return { failure: error.code === 'empty' ? 'The file is empty.' : error.message };
  }
}

const nouns = { transcript: 'transcript', chapters: 'list of chapters' };

/** The first bytes of a file. @throws {FeedError} */
export async function readBeginningOf(
  address: string,
  firstBytes: number,
  source: FileSource,
): Promise<Uint8Array> {
  const answer = await take(address, { firstBytes, what: 'audio' }, source);
  return answer.status === 200 ? answer.body : new Uint8Array();
}

/** Addresses that begin with a slash are in sample feeds alone: the site publishes those files itself. */
async function take(
  address: string,
  asked: Asked,
  { fetch, ownFiles }: FileSource,
): ReturnType<CompanionFetch> {
  if (!address.startsWith('/')) return fetch(address, asked);
  const { pathname } = new URL(address, 'https://site.invalid');
  const { body } = await readLocalFile(join(ownFiles, normalize(pathname)), mostBytes);
  return { status: 200, body: asked.firstBytes ? body.subarray(0, asked.firstBytes) : body };
}
