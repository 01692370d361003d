import { settleIdentities } from '../../shared/feed/identity.ts';
import { indexKnown, matchItems } from '../../shared/feed/match.ts';
import { problems } from '../../shared/feed/problems.ts';
import { type FeedReading, mostItems } from '../../shared/feed/read.ts';
import { readLocalFile } from '../../shared/fetch/file.ts';
import { FeedError, type Problem } from '../../shared/problem.ts';
import type { FeedState } from '../../shared/sync/feed-state.ts';
import { type LedgerEntry, readLedger } from '../../shared/sync/ledger.ts';
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
  if (file === undefined) return tools.fetch(movedTo ?? job.address, known);
  const { body } = await readLocalFile(file, mostBytes);
  return { status: 200, body, finalAddress: job.address };
}

/** A feed with its pages, the body that was its first, and where that was read if not where it was named. */
export type WholeFeed = { reading: FeedReading; taken: Taken; movedTo?: string };

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
): Promise<WholeFeed> {
  const reading = await readOne(job, first, tools);
  await refuseAnotherPodcast(reading, first, state, tools);
  const moved = await followMove(job, { reading, taken: first }, tools);
  return { ...moved, reading: await readFurtherPages(job, moved.reading, moved.taken.finalAddress, tools) };
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

/**
 * A permanent redirect is followed to the same podcast only: its guid agrees, or, when it never had one, an
 * episode that is known.
 */
async function refuseAnotherPodcast(
  reading: FeedReading,
  taken: Taken,
  state: FeedState,
  { table }: SyncTools,
): Promise<void> {
  if (!taken.permanentlyMovedTo || state.digest === '') return;
  const isSame = state.podcastGuid
    ? reading.channel.podcastGuid === state.podcastGuid
    : await sharesEpisodes(reading, await readLedger(table, state.show));
  if (isSame) return;
  throw new FeedError(
    'moved-elsewhere',
    `The address now leads to ${taken.permanentlyMovedTo}, and nothing there proves that it is the same podcast. If it is, put the new address into the configuration.`,
  );
}

const sharesEpisodes = (reading: FeedReading, ledger: LedgerEntry[]): boolean =>
  ledger.length === 0 ||
  matchItems(
    reading.items.map((item) => item.identity),
    indexKnown(ledger),
  ).some((id) => id !== undefined);

async function followMove(job: FeedJob, first: WholeFeed, tools: SyncTools): Promise<WholeFeed> {
  const { newFeedUrl, podcastGuid } = first.reading.channel;
  if (!newFeedUrl || newFeedUrl === job.address || newFeedUrl === first.taken.finalAddress) return first;
  const moved = await readFurther(job, newFeedUrl, tools);
  if (moved && podcastGuid && moved.reading.channel.podcastGuid === podcastGuid) {
    const reading = withProblem(
      moved.reading,
      'moved',
      `The feed has moved to ${newFeedUrl} and is read there. Put that address into the configuration.`,
    );
    return { reading, taken: moved.taken, movedTo: newFeedUrl };
  }
  const reading = withProblem(
    first.reading,
    'move-unconfirmed',
    `The feed says that it moved to ${newFeedUrl}, but nothing there proves that it is the same podcast. If it is, put that address into the configuration.`,
  );
  return { ...first, reading };
}

/** A page beside the first: when it cannot be had, what the first says still counts. */
async function readFurther(job: FeedJob, address: string, tools: SyncTools): Promise<WholeFeed | undefined> {
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

async function readFurtherPages(
  job: FeedJob,
  first: FeedReading,
  address: string,
  tools: SyncTools,
): Promise<FeedReading> {
  const whole = { ...first, items: [...first.items], problems: [...first.problems] };
  const seen = new Set([address]);
  let next = first.channel.nextPage;
  while (next && !seen.has(next)) {
    if (seen.size === mostPages || whole.itemsSeen >= mostItems)
      return withProblem(settled(whole), 'too-many-pages', tooLong(next));
    seen.add(next);
    const page = (await readFurther(job, next, tools))?.reading;
    if (!page) return withProblem(settled(whole), 'page-missing', missingPage(next));
    const offset = whole.itemsSeen;
    whole.items.push(...page.items.map((item) => ({ ...item, position: item.position + offset })));
    whole.problems.push(...page.problems.map((problem) => shifted(problem, offset)));
    whole.itemsSeen += page.itemsSeen;
    next = page.channel.nextPage;
  }
  return seen.size > 1 ? settled(whole) : whole;
}

/** An episode that slid from one page to the next between two requests is read twice, and counts once. */
function settled(whole: FeedReading): FeedReading {
  const { kept, duplicates } = settleIdentities(whole.items);
  const repeated = duplicates.map(({ position, facts }) =>
    problems.duplicate({ position, title: facts.title }),
  );
  return { ...whole, items: kept, problems: [...whole.problems, ...repeated] };
}

const tooLong = (address: string): string =>
  `The feed goes on at ${address}, after more pages or items than are read. Its older episodes were left out.`;

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
