import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { type Problem, problemSchema } from '../problem.ts';
import type { Row, TableClient, Write } from '../table/client.ts';
import { feedStateKey, problemKey } from '../table/keys.ts';
import { readAll } from '../table/pages.ts';

/** What the last reads of a feed left behind: how to ask for it again, and how it went. */
export const feedStateSchema = z.object({
  show: z.string(),
  rev: z.int(),
  /** The feed's own title, for reports of runs that change nothing. */
  title: z.string(),
  itemsSeen: z.int(),
  etag: z.optional(z.string()),
  lastModified: z.optional(z.string()),
  podcastGuid: z.optional(z.string()),
  /** Who tells of news of the feed (WebSub), and the address under which they know it. */
  hub: z.optional(z.object({ address: z.string(), topic: z.string() })),
  /** Where the feed said it moved to and proved to be itself; it is read there. */
  movedTo: z.optional(z.string()),
  /** Where a host said that it is now, and the address of the configuration that this is in place of. */
  confirmedMove: z.optional(z.object({ from: z.string(), to: z.string() })),
  /** Where it may have moved to; a host has to say so, because nothing there proves it. */
  waitingMove: z.optional(z.string()),
  /** Of a body that claimed to be older than the last; the same once more is believed. */
  olderDigest: z.optional(z.string()),
  /** True while the show reads a sample feed, whose episodes leave with it. */
  sample: z.optional(z.boolean()),
  /** True when a host edited an episode: read in full once, so that whatever an edit could not finish is finished. */
  readAgain: z.optional(z.boolean()),
  /** When the next episode dated in the future appears, and is to be counted. */
  nextAt: z.optional(z.string()),
  /** Of the body that was last stored completely, and of the configuration it was read with. */
  digest: z.string(),
  configDigest: z.string(),
  lastReadAt: z.optional(z.string()),
  lastChangedAt: z.optional(z.string()),
  failures: z.int(),
  failure: z.optional(z.string()),
  failureCode: z.optional(z.string()),
  problemCount: z.int(),
  setAside: z.int(),
  /** Of the files beside the episodes: when the next is due, and how many have a problem. */
  companions: z.optional(z.object({ dueAt: z.optional(z.string()), problems: z.int() })),
});
export type FeedState = z.infer<typeof feedStateSchema>;

export const neverRead = (show: string): FeedState => ({
  show,
  rev: 0,
  title: '',
  itemsSeen: 0,
  digest: '',
  configDigest: '',
  failures: 0,
  problemCount: 0,
  setAside: 0,
});

export async function readFeedState(table: TableClient, show: string): Promise<FeedState> {
  const row = await table.get(feedStateKey(show));
  return row ? feedStateSchema.parse(row) : neverRead(show);
}

/** The states of several feeds, in their order, in one request. */
export async function readFeedStates(table: TableClient, shows: string[]): Promise<FeedState[]> {
  const rows = await table.getMany(shows.map(feedStateKey));
  const known = new Map(rows.map((row) => [row.show, feedStateSchema.parse(row)]));
  return shows.map((show) => known.get(show) ?? neverRead(show));
}

/** Stores the next state over the one it was made from; a run that lost the race fails as a conflict. */
export const feedStateWrite = (before: FeedState, next: Omit<FeedState, 'rev'>): Write => ({
  put: { ...next, ...feedStateKey(next.show), rev: before.rev + 1 },
  guard: before.rev === 0 ? { absent: true } : { rev: before.rev },
});

/** A host needs to see the first problems, not twenty thousand of one kind; the count tells the rest. */
const keptProblems = 200;

/** Replaces the problems of the read before: stores what is new, removes what is gone. */
export async function problemWrites(table: TableClient, show: string, problems: Problem[]): Promise<Write[]> {
  const bounds = { from: 'PROBLEM#', to: 'PROBLEM#~' };
  const stored = await readAll(table, { partition: feedStateKey(show).pk, ...bounds }, (row: Row) =>
    String(row.sk),
  );
  const wanted = new Map(
    problems.slice(0, keptProblems).map((problem) => [problemRow(show, problem).sk, problem]),
  );
  return [
    ...[...wanted]
      .filter(([sk]) => !stored.includes(sk))
      .map(([, problem]): Write => ({ put: problemRow(show, problem) })),
    ...stored
      .filter((sk) => !wanted.has(sk))
      .map((sk): Write => ({ remove: { pk: feedStateKey(show).pk, sk } })),
  ];
}

/** What is wrong in a feed, as far as it is kept: its items in their order, then the files beside episodes. */
export const readProblems = (table: TableClient, show: string): Promise<Problem[]> =>
  readAll(table, { partition: feedStateKey(show).pk, from: 'PROBLEM', to: 'PROBLEM~' }, parseProblem);

export const parseProblem = (row: Row): Problem => problemSchema.parse(row);

function problemRow(show: string, problem: Problem) {
  const digest = createHash('sha256').update(JSON.stringify(problem)).digest('hex').slice(0, 12);
  return { ...problem, ...problemKey(show, problem.item?.position ?? 0, digest) };
}
