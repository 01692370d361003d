import type { FeedReading } from '../../shared/feed/read.ts';
import { readLocalFile } from '../../shared/fetch/file.ts';
import { FeedError, type Problem } from '../../shared/problem.ts';
import type { FeedState } from '../../shared/sync/feed-state.ts';
import type { SyncTools } from './feed.ts';
import { type FeedJob, ownFile } from './job.ts';

/** A feed's body as it came. */
export type Taken = {
  status: 200;
  body: Uint8Array;
  contentType?: string;
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

const mostPages = 50;
const mostBytes = 64 * 1024 * 1024;

/** The body of a job's feed: a file of the site's own, or whatever its address answers. */
export async function takeFeed(
  job: FeedJob,
  known: Parameters<FeedFetch>[1],
  tools: SyncTools,
): Promise<Taken | { status: 304 }> {
  const file = ownFile(job, tools.ownFiles);
  if (file === undefined) return tools.fetch(job.address, known);
  const { body } = await readLocalFile(file, mostBytes);
  return { status: 200, body, finalAddress: job.address };
}

/**
 * Reads a feed and the pages that follow it (RFC 5005), and follows a move when the feed proves to be the
 * same one.
 * @throws {FeedError} when the feed cannot be taken, or a redirect led to another podcast
 */
export async function readWholeFeed(
  job: FeedJob,
  state: FeedState,
  first: Taken,
  tools: SyncTools,
): Promise<FeedReading> {
  const reading = await readOne(job, first, tools);
  refuseAnotherPodcast(reading, first, state);
  const moved = await followMove(job, reading, tools);
  return readFurtherPages(job, moved, first.finalAddress, tools);
}

function readOne(job: FeedJob, taken: Taken, tools: SyncTools): Promise<FeedReading> {
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

function refuseAnotherPodcast(reading: FeedReading, taken: Taken, state: FeedState): void {
  const guid = reading.channel.podcastGuid;
  if (taken.permanentlyMovedTo && state.podcastGuid && guid && guid !== state.podcastGuid) {
    throw new FeedError(
      'moved-elsewhere',
      `The address now leads to another podcast (${taken.permanentlyMovedTo}). If that is right, put the new address into the configuration.`,
    );
  }
}

async function followMove(job: FeedJob, reading: FeedReading, tools: SyncTools): Promise<FeedReading> {
  const { newFeedUrl, podcastGuid } = reading.channel;
  if (!newFeedUrl || newFeedUrl === job.address) return reading;
  const moved = await readFurther(job, newFeedUrl, tools);
  if (moved && podcastGuid && moved.channel.podcastGuid === podcastGuid) {
    return withProblem(
      moved,
      'moved',
      `The feed has moved to ${newFeedUrl} and is read there. Put that address into the configuration.`,
    );
  }
  return withProblem(
    reading,
    'move-unconfirmed',
    `The feed says that it moved to ${newFeedUrl}, but nothing there proves that it is the same podcast. If it is, put that address into the configuration.`,
  );
}

/** A page beside the first: when it cannot be had, what the first says still counts. */
async function readFurther(
  job: FeedJob,
  address: string,
  tools: SyncTools,
): Promise<FeedReading | undefined> {
  // A feed may name the next address to read, but never a file of this machine.
  if (!/^https?:\/\//i.test(address)) return undefined;
  try {
    const taken = await tools.fetch(address, {});
    return taken.status === 200 ? await readOne(job, taken, tools) : undefined;
  } catch (error) {
    if (error instanceof FeedError) return undefined;
    throw error;
  }
}

async function readFurtherPages(
  job: FeedJob,
  first: FeedReading,
  address: string,
  tools: SyncTools,
): Promise<FeedReading> {
  const whole = { ...first, items: [...first.items], problems: [...first.problems] };
  const seen = new Set([address]);
  let next = first.channel.nextPage;
  while (next && !seen.has(next) && seen.size < mostPages) {
    seen.add(next);
    const page = await readFurther(job, next, tools);
    if (!page) return withProblem(whole, 'page-missing', missingPage(next));
    const offset = whole.itemsSeen;
    whole.items.push(...page.items.map((item) => ({ ...item, position: item.position + offset })));
    whole.problems.push(...page.problems.map((problem) => shifted(problem, offset)));
    whole.itemsSeen += page.itemsSeen;
    next = page.channel.nextPage;
  }
  return whole;
}

const missingPage = (address: string): string =>
  `The feed goes on at ${address}, but that page could not be read. Its episodes are read when the feed changes next.`;

const shifted = (problem: Problem, offset: number): Problem =>
  problem.item
    ? { ...problem, item: { ...problem.item, position: problem.item.position + offset } }
    : problem;

const withProblem = (reading: FeedReading, code: string, sentence: string): FeedReading => ({
  ...reading,
  problems: [...reading.problems, { code, sentence, setAside: false }],
});
