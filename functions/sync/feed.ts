import { createHash } from 'node:crypto';
import { namedHub } from '../../shared/feed/hub.ts';
import { FeedError } from '../../shared/problem.ts';
import { confirmedPlace } from '../../shared/sync/feed-move.ts';
import { type FeedState, feedStateWrite, readFeedState } from '../../shared/sync/feed-state.ts';
import { ConflictError, type TableClient } from '../../shared/table/client.ts';
import { clearShow } from './clear.ts';
import type { CompanionTools } from './companions.ts';
import { type FeedJob, ownFile } from './job.ts';
import type { LinkTools } from './links.ts';
import { MovedElsewhereError } from './moves.ts';
import { readWholeFeed } from './pages.ts';
import type { FeedParser } from './reading.ts';
import { emptyReport, type FeedReport } from './report.ts';
import { storeReading } from './store.ts';
import { type FeedFetch, type Taken, takeFeed } from './take.ts';

export type SyncTools = {
  table: TableClient;
  fetch: FeedFetch;
  parser: FeedParser;
  /** Folder of the files that the site itself publishes. */
  ownFiles: string;
  now: () => Date;
  /** What links in notes are read by; without it, they are left alone. */
  links?: LinkTools;
  /** What the files beside episodes need; without it, they are left alone. */
  companions?: CompanionTools;
  /** Told how many of the changed episodes are stored. */
  onProgress?: (stored: number, of: number) => void;
};

/** Raised whenever the same feed would be understood differently, so that unchanged feeds are read again. */
const readerVersion = 4;

/** A good read that changed nothing is noted at most this often: an unchanged feed costs no write. */
const touchAfterMs = 10 * 60_000;

/**
 * Reads one feed into the table. Whatever is wrong with the feed as a whole ends in the report and in
 * its health; the episodes stay as they were.
 */
export async function syncFeed(job: FeedJob, tools: SyncTools): Promise<FeedReport> {
  const startedAt = performance.now();
  const report = emptyReport(job.address, job.show);
  const state = await readFeedState(tools.table, job.show);
  try {
    Object.assign(report, await readAndStore(job, state, tools, report));
  } catch (error) {
    if (!(error instanceof FeedError)) throw error;
    report.outcome = 'failed';
    report.title = state.title;
    report.companionsDueAt = state.companions?.dueAt;
    report.failure = { code: error.code, sentence: error.message };
    // A feed of nobody's show has no health that anybody looks after: refused, it leaves nothing behind.
    if (job.listed) await noteState(tools, state, failed(state, error));
  }
  report.milliseconds = Math.round(performance.now() - startedAt);
  return report;
}

async function readAndStore(
  job: FeedJob,
  state: FeedState,
  tools: SyncTools,
  report: FeedReport,
): Promise<Partial<FeedReport>> {
  const configDigest = digestOf(JSON.stringify([readerVersion, job, ...linkConfiguration(tools)]));
  const now = tools.now().toISOString();
  const isConfigured = state.configDigest === configDigest;
  const hasAppeared = state.nextAt !== undefined && state.nextAt <= now;
  const isKnown = state.digest !== '' && isConfigured && !hasAppeared && !state.readAgain;
  const confirmed = confirmedPlace(state, job.address);
  const movedTo = isConfigured ? state.movedTo : undefined;
  const fetched = await takeFeed(job, movedTo ?? confirmed, isKnown ? state : {}, tools);
  if (fetched.status === 304) return unchanged(state, tools);

  report.bytes = fetched.body.byteLength;
  const digest = digestOf(fetched.body);
  if (isKnown && digest === state.digest) return unchanged(state, tools);
  if (isKnown && isOlder(fetched, state) && state.olderDigest !== digest) {
    return unchanged(state, tools, { olderDigest: digest });
  }

  const whole = await readWholeFeed(job, state, fetched, tools);
  const { reading, taken } = whole;
  const isSample = confirmed === undefined && ownFile(job, tools.ownFiles) !== undefined;
  if (state.sample && !isSample) await clearShow(tools.table, job.show, tools.links?.site);
  const next = {
    ...state,
    title: reading.channel.title,
    itemsSeen: reading.itemsSeen,
    etag: taken.etag,
    lastModified: taken.lastModified,
    hub: namedHub(reading.channel, taken),
    podcastGuid: reading.channel.podcastGuid ?? state.podcastGuid,
    movedTo: whole.movedTo ?? movedTo,
    confirmedMove: confirmed === undefined ? undefined : state.confirmedMove,
    waitingMove: whole.waitingMove,
    olderDigest: undefined,
    readAgain: undefined,
    sample: isSample || undefined,
    digest: digestOf(taken.body),
    configDigest,
    lastReadAt: now,
    lastChangedAt: now,
    failures: 0,
    failure: undefined,
    failureCode: undefined,
    problemCount: reading.problems.length,
    setAside: reading.problems.filter((problem) => problem.setAside).length,
  };
  const counts = await storeReading(job, reading, { before: state, next }, tools);
  return {
    ...counts,
    outcome: 'synced',
    title: next.title,
    items: next.itemsSeen,
    setAside: next.setAside,
    problems: reading.problems,
  };
}

async function unchanged(
  state: FeedState,
  tools: SyncTools,
  change?: Partial<FeedState>,
): Promise<Partial<FeedReport>> {
  const sinceNoted = tools.now().getTime() - Date.parse(state.lastReadAt ?? '1970-01-01');
  if (sinceNoted > touchAfterMs || state.failures > 0 || change) {
    const lastReadAt = tools.now().toISOString();
    await noteState(tools, state, { lastReadAt, ...wellAgain, ...change });
  }
  return {
    title: state.title,
    companionsDueAt: state.companions?.dueAt,
    items: state.itemsSeen,
    unchanged: state.itemsSeen - state.setAside,
    setAside: state.setAside,
  };
}

const wellAgain = { failures: 0, failure: undefined, failureCode: undefined };

const failed = (state: FeedState, error: FeedError): Partial<FeedState> => ({
  failures: state.failures + 1,
  failure: error.message,
  failureCode: error.code,
  ...(error instanceof MovedElsewhereError && { waitingMove: error.address }),
});

/** Another run that noted something first knows no less than this one. */
async function noteState({ table }: SyncTools, before: FeedState, change: Partial<FeedState>): Promise<void> {
  await table.transact([feedStateWrite(before, { ...before, ...change })]).catch((error: unknown) => {
    if (!(error instanceof ConflictError)) throw error;
  });
}

/** A cache on the way sometimes answers with yesterday's feed; the same answer once more is believed. */
const isOlder = (fetched: Taken, state: FeedState): boolean =>
  Date.parse(fetched.lastModified ?? '') < Date.parse(state.lastModified ?? '');

/** Links are read anew when other outlets are configured, and when an own article takes the place of an external one. */
const linkConfiguration = ({ links }: SyncTools): unknown[] =>
  links ? [links.site.url, links.site.outlets, links.own.map(({ id, address }) => [id, address]).sort()] : [];

const digestOf = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('base64url').slice(0, 22);
