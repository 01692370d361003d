import type { FeedReading } from '../../shared/feed/read.ts';
import type { ObjectStore } from '../../shared/objects.ts';
import {
  type Companion,
  companionWrite,
  readCompanions,
  summariseCompanions,
} from '../../shared/sync/companion.ts';
import { planCompanions } from '../../shared/sync/companion-plan.ts';
import { type FeedState, feedStateWrite, readFeedState } from '../../shared/sync/feed-state.ts';
import type { SeenItem } from '../../shared/sync/plan.ts';
import { ConflictError } from '../../shared/table/client.ts';
import { eachByHost } from './by-host.ts';
import { takeChapters } from './chapters-companion.ts';
import type { CompanionFetch, FileSource } from './companion-file.ts';
import { type CompanionTaken, contentWrites, nextCompanion, problemWrites } from './companion-taken.ts';
import type { SyncTools } from './feed.ts';
import type { FeedJob } from './job.ts';
import { momentWrites } from './link-moments.ts';
import type { CompanionReport } from './report.ts';
import { takeTranscript } from './transcript-companion.ts';
import { writeGroups } from './write.ts';

/** Fetches the files beside episodes, and keeps what is too long for a row. */
export type CompanionTools = {
  fetch: CompanionFetch;
  objects: ObjectStore;
  /** Once aborted, nothing new is begun. */
  stop?: AbortSignal;
};
type Source = FileSource & CompanionTools;

/** Files of one show that servers are asked for in one run: a first import of a thousand spreads over many. */
const mostAsked = 50;
const politeness = { perHost: 2, hosts: 4, mostFailures: 3, budgetMs: 60_000 };

/** Notes what a reading makes due, before the feed's state says that the reading is stored. */
export async function planShowCompanions(
  job: FeedJob,
  reading: FeedReading,
  seen: SeenItem[],
  { table, companions, now }: SyncTools,
): Promise<FeedState['companions']> {
  if (!companions || !job.listed) return undefined;
  const known = await readCompanions(table, job.show);
  const { language } = reading.channel;
  const due = planCompanions(seen, known, { language, now: now().toISOString() });
  await writeGroups(
    table,
    due.map((companion) => [companionWrite(job.show, companion)]),
  );
  return summariseCompanions(replaced(known, due));
}

/**
 * Fetches the companions of a show that are due, newest episodes first, and stores them. Whatever goes wrong
 * with one is a problem of that one: what was stored stays, and it is tried again later.
 */
export async function syncCompanions(
  job: FeedJob,
  tools: SyncTools & { companions: CompanionTools },
): Promise<CompanionReport> {
  const now = tools.now().toISOString();
  const known = await readCompanions(tools.table, job.show);
  const due = known.filter(({ dueAt }) => dueAt !== undefined && dueAt <= now).sort(byUrgency);
  const report = { show: job.show, stored: 0, unchanged: 0, failed: 0, waiting: due.length };
  const after: Companion[] = [];
  const source = { ...tools.companions, ownFiles: tools.ownFiles };
  const work = async (companion: Companion): Promise<boolean> => {
    const { outcome, next } = await bring(companion, job, source, tools);
    report[outcome] += 1;
    report.waiting -= 1;
    after.push(next);
    return outcome !== 'failed';
  };
  await eachByHost(ofThisRun(due), hostOf, work, { ...politeness, stop: tools.companions.stop });
  await noteSummary(job, replaced(known, after), tools);
  return report;
}

/** What a feed promises goes before looking into audio, and then newest episodes first. */
function byUrgency(one: Companion, other: Companion): number {
  if (!one.audio !== !other.audio) return one.audio ? 1 : -1;
  return one.publishedAt < other.publishedAt ? 1 : -1;
}

function ofThisRun(due: Companion[]): Companion[] {
  let asked = 0;
  return due.filter((companion) => {
    if (hostOf(companion)) asked += 1;
    return !hostOf(companion) || asked <= mostAsked;
  });
}

type Brought = { outcome: 'stored' | 'unchanged' | 'failed'; next: Companion };

async function bring(companion: Companion, job: FeedJob, source: Source, tools: SyncTools): Promise<Brought> {
  const take = companion.kind === 'transcript' ? takeTranscript : takeChapters;
  const taken = await take(companion, source).catch(unforeseen);
  const next = nextCompanion(companion, taken, tools.now());
  const content = contentWrites(taken);
  const outcome = 'failure' in taken ? 'failed' : content.length > 0 ? 'stored' : 'unchanged';
  const problem = problemWrites(job.show, companion, next, taken);
  const moments = await momentWrites(tools.table, companion.id, content);
  await unlessOutrun(
    tools.table.transact([...content, ...moments, companionWrite(job.show, next), ...problem]),
  );
  return { outcome, next };
}

/** What nobody thought of ends with this companion, and the others are still fetched. */
function unforeseen(error: unknown): CompanionTaken {
  console.error(error);
  return { failure: 'The sync itself failed here; its log says how.' };
}

/** Another run that was faster with the same knows no less than this one. */
async function unlessOutrun(writing: Promise<void>): Promise<void> {
  await writing.catch((error: unknown) => {
    if (!(error instanceof ConflictError)) throw error;
  });
}

async function noteSummary(job: FeedJob, companions: Companion[], { table }: SyncTools): Promise<void> {
  const state = await readFeedState(table, job.show);
  const next = { ...state, companions: summariseCompanions(companions) };
  await unlessOutrun(table.transact([feedStateWrite(state, next)]));
}

function replaced(known: Companion[], changed: Companion[]): Companion[] {
  const all = new Map(known.map((companion) => [companion.id + companion.kind, companion]));
  for (const companion of changed) all.set(companion.id + companion.kind, companion);
  return [...all.values()];
}

/** The server to be asked; none for files of the site itself, and for what the feed spells out. */
const hostOf = ({ files, audio }: Companion): string => URL.parse(files[0]?.url ?? audio ?? '')?.host ?? '';
