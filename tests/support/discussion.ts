import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { syncFeed } from '../../functions/sync/feed.ts';
import { jobOfShow } from '../../functions/sync/job.ts';
import { createDiscussions } from '../../shared/comments/create-discussions.ts';
import { createModeration } from '../../shared/comments/create-moderation.ts';
import type { Post, Sender } from '../../shared/comments/discussion.ts';
import type { Site } from '../../shared/site/schema.ts';
import { ConflictError, type TableClient, type Write } from '../../shared/table/client.ts';
import { createReader } from '../../shared/table/reader.ts';
import { threadId } from '../../shared/thread.ts';
import { feedOf, item, syncToolsOf, testSite } from './feeds.ts';
import { createTestTable, testCursors } from './table.ts';

/** The test site in another mode of its comments. */
export const siteIn = (mode: Site['comments']['mode']): typeof testSite => ({
  ...testSite,
  comments: { ...testSite.comments, mode },
});

/** A site with one published episode and one that is dated in the future, and a clock to be set. */
export async function createDiscussionTest(
  mode: Site['comments']['mode'] = 'open',
  wrap: (table: TableClient) => TableClient = (table) => table,
) {
  const test = await createTestTable();
  const site = siteIn(mode);
  const items = [
    item({ guid: 'one', title: 'The harbour', date: new Date('2026-11-20T10:00:00Z') }),
    item({ guid: 'two', title: 'The lighthouse', date: new Date('2026-11-21T10:00:00Z') }),
    item({ guid: 'tomorrow', title: 'Not yet', date: new Date('2026-12-20T10:00:00Z') }),
  ];
  await syncFeed(jobOfShow(site, site.shows[0]), syncToolsOf(test.table, feedOf(items)));
  const clock = { now: new Date('2026-11-24T12:00:00Z') };
  const table = wrap(test.table);
  const tools = { table, cursors: testCursors, site, now: () => clock.now };
  const reader = createReader(table, testCursors, () => clock.now);
  const episodes = (await createReader(test.table, testCursors, () => new Date('2027-01-01')).latest()).items;
  const threadOf = (title: string) =>
    threadId('episode', episodes.find((episode) => episode.title === title)?.id ?? '');
  return {
    ...test,
    table,
    tools,
    site,
    reader,
    discussions: createDiscussions(tools),
    moderation: createModeration(tools),
    thread: threadOf('The harbour'),
    otherThread: threadOf('The lighthouse'),
    futureThread: threadOf('Not yet'),
    clock,
    later(seconds: number) {
      clock.now = new Date(clock.now.getTime() + seconds * 1000);
    },
  };
}
export type DiscussionTest = Awaited<ReturnType<typeof createDiscussionTest>>;

/** Somebody at an address of their own. */
export const somebody = (guest?: string, address: string = randomUUID()): Sender => ({
  guest,
  address,
  reporter: address,
  isSameOrigin: true,
});

/** A comment sent as a person with a browser sends it. */
export const postOf = (thread: string, body: string, more: Partial<Post> = {}): Post => ({
  attempt: randomUUID(),
  thread,
  name: 'Ada Field',
  body,
  policyVersion: '1',
  form: { state: 'valid', issuedAt: new Date('2026-11-24T11:00:00Z') },
  proof: { state: 'valid', nonce: randomUUID(), expiresAt: new Date('2030-01-01') },
  ...more,
});

const rowOf = (write: Write): string => {
  const key = 'put' in write ? write.put : 'update' in write ? write.update : write.remove;
  return `${key.pk} ${key.sk}`;
};

/** About as long as DynamoDB is at the rows of one transaction. */
const transactionMs = 8;

/**
 * As DynamoDB does and the embedded engine does not: refuses a transaction while another is at one of its rows. The
 * time that the engine takes on a busy machine says nothing about that, so rows are held for a time of its own.
 */
export function conflicting(table: TableClient): TableClient & { conflicts(): number } {
  const busy = new Set<string>();
  let conflicts = 0;
  return {
    ...table,
    conflicts: () => conflicts,
    async transact(writes) {
      const rows = writes.map(rowOf);
      if (new Set(rows).size < rows.length) throw new TypeError('A transaction names a row twice.');
      const positions = rows.flatMap((row, at) => (busy.has(row) ? [at] : []));
      if (positions.length > 0) {
        conflicts += 1;
        throw new ConflictError(positions, true);
      }
      for (const row of rows) busy.add(row);
      await pause(transactionMs);
      for (const row of rows) busy.delete(row);
      await table.transact(writes);
    },
  };
}

/** The power goes, or the line: before a transaction, or after it and before its answer. */
export class Blackout extends Error {}

/** A table whose next transaction fails as it is told to. */
export function failing(table: TableClient): TableClient & { fail(when: 'before' | 'after'): void } {
  let next: 'before' | 'after' | undefined;
  return {
    ...table,
    fail(when) {
      next = when;
    },
    async transact(writes) {
      const when = writes.length > 0 ? next : undefined;
      if (when) next = undefined;
      if (when === 'before') throw new Blackout();
      await table.transact(writes);
      if (when === 'after') throw new Blackout();
    },
  };
}
