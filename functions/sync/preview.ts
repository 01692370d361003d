import { FeedError, notFound, ProblemError } from '../../shared/problem.ts';
import type { FeedPreview } from '../../shared/sync/feed-preview.ts';
import { readFeedState } from '../../shared/sync/feed-state.ts';
import { readLedger } from '../../shared/sync/ledger.ts';
import { planEpisodes } from '../../shared/sync/plan.ts';
import type { SyncTools } from './feed.ts';
import type { FeedJob } from './job.ts';
import { sharesEpisodes } from './moves.ts';
import { readFurtherPages } from './pages.ts';
import { readOne } from './take.ts';

const shownTitles = 5;
const shownProblems = 10;

/**
 * Reads a feed at another address as if it were a show's, and says what that would change. Nothing is stored.
 * @throws {ProblemError} 422 when there is no feed at the address, with the reason as a sentence
 */
export async function previewFeed(
  job: FeedJob | undefined,
  address: string,
  tools: SyncTools,
): Promise<FeedPreview> {
  if (!job) throw notFound('show');
  const reading = await readThere(job, address, tools);
  const state = await readFeedState(tools.table, job.show);
  const ledger = await readLedger(tools.table, job.show);
  const plan = planEpisodes({ slug: job.show, listed: job.listed }, reading.items, ledger);
  const seen = new Set(plan.seen.map(({ entry }) => entry.id));
  const { podcastGuid } = reading.channel;
  const hasShared = ledger.length > 0 && sharesEpisodes(reading, ledger);
  return {
    address,
    title: reading.channel.title,
    items: reading.itemsSeen,
    proof: podcastGuid && podcastGuid === state.podcastGuid ? 'guid' : hasShared ? 'episodes' : 'none',
    created: plan.created.length,
    updated: plan.updated.length,
    unchanged: plan.unchanged,
    missing: ledger.filter(({ id }) => !seen.has(id)).length,
    newest: plan.created.slice(0, shownTitles).map(({ episode }) => episode.title),
    problemCount: reading.problems.length,
    problems: reading.problems.slice(0, shownProblems),
  };
}

async function readThere(job: FeedJob, address: string, tools: SyncTools) {
  try {
    // Only the configuration may name a file of this machine.
    if (!/^https?:\/\//i.test(address)) {
      throw new FeedError('bad-address', 'A feed’s address starts with https:// or http://.');
    }
    const taken = await tools.fetch(address, {});
    if (taken.status === 304) throw new FeedError('empty', 'The server sent nothing.');
    return await readFurtherPages(job, await readOne(job, taken, tools), taken.finalAddress, tools);
  } catch (error) {
    if (!(error instanceof FeedError)) throw error;
    throw new ProblemError(422, error.code, error.message, { cause: error });
  }
}
