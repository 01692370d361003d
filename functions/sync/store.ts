import { setTimeout as pause } from 'node:timers/promises';
import type { FeedReading } from '../../shared/feed/read.ts';
import { FeedError } from '../../shared/problem.ts';
import { episodeWrites } from '../../shared/sync/episode-writes.ts';
import { isMovedSince } from '../../shared/sync/feed-move.ts';
import {
  type FeedState,
  feedStateWrite,
  problemWrites,
  readFeedState,
} from '../../shared/sync/feed-state.ts';
import { isShown, type LedgerEntry, readLedger } from '../../shared/sync/ledger.ts';
import { personWrites } from '../../shared/sync/person-writes.ts';
import { type Plan, planEpisodes } from '../../shared/sync/plan.ts';
import { showFacts } from '../../shared/sync/show-writes.ts';
import { ConflictError, type Write } from '../../shared/table/client.ts';
import { showKey } from '../../shared/table/keys.ts';
import { planShowCompanions } from './companions.ts';
import type { SyncTools } from './feed.ts';
import type { FeedJob } from './job.ts';
import { storeLinks } from './links.ts';
import type { FeedReport } from './report.ts';
import { writeGroups } from './write.ts';

type Stored = Pick<FeedReport, 'created' | 'updated' | 'unchanged' | 'linked' | 'companionsDueAt'>;

/** The feed's state when the reading began, and when it is stored. */
type StateChange = { before: FeedState; next: FeedState };

const mostAttempts = 10;

/**
 * Stores what a reading changed: episodes first, then what they link to and what is counted from them, and the
 * feed's state last. A run that ends in between is finished by the next one, which sees the old state and so starts
 * again, and finds in the ledger what is stored already.
 */
export async function storeReading(
  job: FeedJob,
  reading: FeedReading,
  { before, next }: StateChange,
  tools: SyncTools,
): Promise<Stored> {
  const stored = { created: 0, updated: 0 };
  /** Whoever was heard by any ledger that this run knew: an attempt that lost may have listed people who are gone. */
  let heard: LedgerEntry[] = [];
  for (let attempt = 1; ; attempt += 1) {
    try {
      // Read first: an edit of a host changes it, and whatever is counted here from before the edit is counted again.
      const state = await readFeedState(tools.table, job.show);
      if (isMovedSince(before, state)) {
        throw new FeedError('busy', 'A host moved the feed while it was read; the next read is there.');
      }
      const ledger = await readLedger(tools.table, job.show);
      heard = [...heard, ...ledger];
      const plan = await storeEpisodes(job, reading, ledger, stored, tools);
      const linked = await storeShowLinks(job, reading, plan, attempt, tools);
      const companions = await planShowCompanions(job, reading, plan.seen, tools);
      await storeSummary(
        job,
        reading,
        { ledger: plan.ledger, heard },
        { before: state, next: { ...next, companions } },
        tools,
      );

      return {
        ...stored,
        unchanged: plan.unchanged - (attempt > 1 ? stored.created + stored.updated : 0),
        linked,
        companionsDueAt: companions?.dueAt,
      };
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
      if (attempt === mostAttempts) throw new FeedError('busy', 'Another sync of this feed is running.');
      await pause(Math.random() * 100 * attempt);
    }
  }
}

async function storeShowLinks(
  job: FeedJob,
  reading: FeedReading,
  { seen }: Plan,
  attempt: number,
  { table, now, links }: SyncTools,
): Promise<number> {
  if (!links || !job.listed) return 0;
  return storeLinks(job, reading, seen, attempt === 1, { table, now, links });
}

async function storeEpisodes(
  job: FeedJob,
  reading: FeedReading,
  ledger: LedgerEntry[],
  stored: { created: number; updated: number },
  tools: SyncTools,
): Promise<Plan> {
  const plan = planEpisodes({ slug: job.show, listed: job.listed }, reading.items, ledger);
  const changes = [...plan.created, ...plan.updated];
  const already = { ...stored };
  await writeGroups(tools.table, changes.map(episodeWrites), (groups) => {
    stored.created = already.created + Math.min(groups, plan.created.length);
    stored.updated = already.updated + Math.max(0, groups - plan.created.length);
    tools.onProgress?.(groups, changes.length);
  });
  return plan;
}

async function storeSummary(
  job: FeedJob,
  reading: FeedReading,
  { ledger, heard }: { ledger: LedgerEntry[]; heard: LedgerEntry[] },
  { before, next }: { before: FeedState; next: FeedState },
  { table, now }: SyncTools,
): Promise<void> {
  const time = now().toISOString();
  const published = ledger.filter((entry) => isShown(entry, time));
  const upcoming = ledger.map((entry) => entry.publishedAt).filter((at) => at > time);
  const people = job.listed ? await personWrites(table, job.show, published, heard) : [];
  const problems = await problemWrites(table, job.show, reading.problems);
  await writeGroups(
    table,
    [...people, ...problems].map((write) => [write]),
  );
  const facts: Write = { put: { ...showFacts(job.show, reading.channel, published), ...showKey(job.show) } };
  await table.transact([facts, feedStateWrite(before, { ...next, nextAt: upcoming.sort()[0] })]);
}
