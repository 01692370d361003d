import type { Comment } from '../comment.ts';
import { changeWrites } from '../comments/change.ts';
import { publicKey } from '../comments/public-row.ts';
import { readComment } from '../comments/surroundings.ts';
import { untilStored } from '../comments/until-stored.ts';
import type { Key, TableClient, TableReads, Write } from '../table/client.ts';
import * as keys from '../table/keys.ts';
import { stageWrites } from '../table/staged-writes.ts';
import { importedComment } from './comment.ts';
import type { Placed } from './spool.ts';

export type StoreTools = { table: TableClient; now: () => Date; onProgress?: (done: number) => void };
export type Stored = { imported: number; unchanged: number };

/** Comments that are looked up at once. */
const looked = 100;
/** Discussions that are written to at once; one alone is written to one after the other. */
const lanes = 4;

/**
 * Stores imported comments that are not there yet, with everything that belongs to each, in transactions of as many
 * as fit: counts are exact after each of them. What is there already is left as it is, whatever became of it here.
 * Cut short, it leaves whole comments; run again, it stores the rest.
 * @param discussions the comments of one after the other, each after what it answers
 */
export async function storeImported(
  tools: StoreTools,
  discussions: Iterable<Iterable<Placed>>,
): Promise<Stored> {
  const done: Stored = { imported: 0, unchanged: 0 };
  const waiting = discussions[Symbol.iterator]();
  const lane = async () => {
    for (let next = waiting.next(); !next.done; next = waiting.next()) {
      for (const window of windowsOf(next.value, looked)) {
        const { imported, unchanged } = await storeWindow(tools, window);
        done.imported += imported;
        done.unchanged += unchanged;
        tools.onProgress?.(done.imported + done.unchanged);
      }
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return done;
}

async function storeWindow({ table, now }: StoreTools, window: Placed[]): Promise<Stored> {
  const absent = await absentOf(table, window);
  let waiting = window.filter(({ id }) => absent.has(id));
  let imported = 0;
  while (waiting.length > 0) {
    const { taken, stored } = await untilStored(table, async (attempt) =>
      plan(table, waiting, attempt === 1 ? absent : await absentOf(table, waiting), now()),
    );
    waiting = waiting.slice(taken);
    imported += stored;
  }
  return { imported, unchanged: window.length - imported };
}

/** Counts what a run would store. */
export async function countImported(
  table: TableClient,
  discussions: Iterable<Iterable<Placed>>,
): Promise<Stored> {
  const done: Stored = { imported: 0, unchanged: 0 };
  for (const comments of discussions) {
    for (const window of windowsOf(comments, looked)) {
      const { size } = await absentOf(table, window);
      done.imported += size;
      done.unchanged += window.length - size;
    }
  }
  return done;
}

async function absentOf(table: TableClient, comments: Placed[]): Promise<Set<string>> {
  const rows = await table.getMany(comments.map(({ id }) => keys.commentKey(id)));
  const known = new Set(rows.map(({ pk }) => pk));
  return new Set(comments.map(({ id }) => id).filter((id) => !known.has(keys.commentKey(id).pk)));
}

async function plan(table: TableReads, waiting: Placed[], absent: Set<string>, now: Date) {
  const isAbsent = absentRows(waiting, absent);
  const staging = stageWrites(table, isAbsent);
  let taken = 0;
  let stored = 0;
  for (const placed of waiting) {
    if (absent.has(placed.id)) {
      const after = await inItsThread(staging.reads, importedComment(placed, now));
      const writes = await changeWrites(staging.reads, { after }, now);
      if (!staging.take(writes.filter(isNotRemoval))) break;
      stored += 1;
    }
    taken += 1;
  }
  return { writes: staging.writes(), answer: { taken, stored } };
}

/** What has no comment has no public row, and no replies under it. */
function absentRows(waiting: Placed[], absent: Set<string>): (key: Key) => boolean {
  const rows = new Set<string>();
  for (const { id, thread, root } of waiting) {
    if (!absent.has(id)) continue;
    const { pk, sk } = publicKey({ thread, root: root ?? undefined, id });
    rows.add(keys.commentKey(id).pk).add(`${pk} ${sk}`).add(keys.repliesUnder(id).from);
  }
  return ({ pk, sk }) => rows.has(pk) || rows.has(`${pk} ${sk}`) || rows.has(sk);
}

/** A conversation that was brought into another discussion before stays there, with what comes later. */
async function inItsThread(reads: TableReads, comment: Comment): Promise<Comment> {
  const root = comment.root && (await readComment(reads, comment.root));
  return root && root.thread !== comment.thread ? { ...comment, thread: root.thread } : comment;
}

/** A comment that comes takes nothing away; types do not say so. */
const isNotRemoval = (write: Write): write is Exclude<Write, { remove: object }> => !('remove' in write);

function* windowsOf<T>(items: Iterable<T>, size: number): Generator<T[]> {
  let window: T[] = [];
  for (const item of items) {
    window.push(item);
    if (window.length < size) continue;
    yield window;
    window = [];
  }
  if (window.length > 0) yield window;
}
