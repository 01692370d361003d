import { settleIdentities } from '../../shared/feed/identity.ts';
import { problems } from '../../shared/feed/problems.ts';
import { type FeedReading, mostItems } from '../../shared/feed/read.ts';
import type { Problem } from '../../shared/problem.ts';
import type { FeedState } from '../../shared/sync/feed-state.ts';
import type { SyncTools } from './feed.ts';
import type { FeedJob } from './job.ts';
import { followMove, refuseAnotherPodcast, type WholeFeed, withProblem } from './moves.ts';
import { readFurther, readOne, type Taken } from './take.ts';

const mostPages = 50;

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

/** The pages that follow a feed's first one. */
export async function readFurtherPages(
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
