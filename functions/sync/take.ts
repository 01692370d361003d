import type { FeedReading } from '../../shared/feed/read.ts';
import { readLocalFile } from '../../shared/fetch/file.ts';
import { FeedError } from '../../shared/problem.ts';
import type { SyncTools } from './feed.ts';
import { type FeedJob, ownFile } from './job.ts';

/** A feed's body as it came. */
export type Taken = {
  status: 200;
  body: Uint8Array;
  contentType?: string;
  /** Its `Link` header. */
  links?: string;
  etag?: string;
  lastModified?: string;
  /** Where it lay in the end, redirects followed. */
  finalAddress: string;
  permanentlyMovedTo?: string;
};

/** Asks for a feed, on condition that it changed when `etag` or `lastModified` are given. */
export type FeedFetch = (
  address: string,
  known: { etag?: string | undefined; lastModified?: string | undefined },
) => Promise<Taken | { status: 304 }>;

const mostBytes = 64 * 1024 * 1024;

/**
 * The body of a job's feed: a file of the site's own, or whatever its address answers.
 * @param movedTo where the feed proved to be since, when that is elsewhere
 */
export async function takeFeed(
  job: FeedJob,
  movedTo: string | undefined,
  known: Parameters<FeedFetch>[1],
  tools: SyncTools,
): Promise<Taken | { status: 304 }> {
  const file = ownFile(job, tools.ownFiles);
  if (file === undefined || movedTo) return tools.fetch(movedTo ?? job.address, known);
  const { body } = await readLocalFile(file, mostBytes);
  return { status: 200, body, finalAddress: job.address };
}

/** Reads a body as the feed of a job. @throws {FeedError} */
export function readOne(job: FeedJob, taken: Taken, tools: SyncTools): Promise<FeedReading> {
  return tools.parser.read(taken.body, {
    address: taken.finalAddress,
    ...(taken.contentType && { contentType: taken.contentType }),
    kind: job.kind,
    ...(job.showTitle && { showTitle: job.showTitle }),
    hosts: job.hosts,
    firstSeen: tools.now(),
    trustedRelative: ownFile(job, tools.ownFiles) !== undefined,
  });
}

/** A page beside the first: when it cannot be had, what the first says still counts. */
export async function readFurther(
  job: FeedJob,
  address: string,
  tools: SyncTools,
): Promise<{ reading: FeedReading; taken: Taken } | undefined> {
  // A feed may name the next address to read, but never a file of this machine.
  if (!/^https?:\/\//i.test(address)) return undefined;
  try {
    const taken = await tools.fetch(address, {});
    if (taken.status === 304) return undefined;
    return { reading: await readOne(job, taken, tools), taken };
  } catch (error) {
    if (error instanceof FeedError) return undefined;
    throw error;
  }
}
