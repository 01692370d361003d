import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectComments } from '../../functions/comments/connect.ts';
import { syncFeed } from '../../functions/sync/feed.ts';
import { jobOfShow } from '../../functions/sync/job.ts';
import { openDatabase } from '../../infra/local/database.ts';
import { readLocalSettings } from '../../infra/local/settings.ts';
import { newCommentId } from '../../shared/comments/id.ts';
import { publicRow } from '../../shared/comments/public-row.ts';
import type { TableClient, Write } from '../../shared/table/client.ts';
import { createCursors } from '../../shared/table/cursor.ts';
import * as keys from '../../shared/table/keys.ts';
import { createReader } from '../../shared/table/reader.ts';
import { threadId } from '../../shared/thread.ts';
import { feedOf, item, syncToolsOf, testSite } from '../support/feeds.ts';
import type { Figure } from './run.ts';

const began = Date.UTC(2026, 0, 1);
const repliesEach = 4;

/** The first page of a discussion, in a small and in a very large one: time, requests and read units. */
export async function benchDiscussions({ short }: { short: boolean }): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'companion-bench-'));
  const database = await openDatabase(readLocalSettings({ DATA_DIR: folder }));
  try {
    const items = ['Few', 'Many'].map((title) => item({ guid: title, title, date: new Date(began) }));
    await syncFeed(jobOfShow(testSite, testSite.shows[0]), syncToolsOf(database.table, feedOf(items)));
    const cost = { requests: 0, units: 0 };
    const reader = createReader(counting(database.table, cost), createCursors('a secret of the bench'));
    const [few, many] = (await reader.latest()).items
      .sort((one, other) => (one.title < other.title ? -1 : 1))
      .map(({ id }) => threadId('episode', id));
    if (!few || !many) throw new TypeError('The bench has two episodes.');
    await fill(database.table, few, 100);
    const large = short ? 1000 : 100_000;
    await fill(database.table, many, large);

    const api = connectComments({
      site: testSite,
      table: database.table,
      secret: 'a secret of the bench',
      isBehindEdge: false,
      frame: async () => '',
    });
    const rounds = short ? 10 : 200;
    const figures: Figure[] = [];
    for (const order of ['newest', 'discussed'] as const) {
      const costIn = async (thread: string) => {
        Object.assign(cost, { requests: 0, units: 0 });
        await reader.thread(thread, { order });
        return { ...cost };
      };
      const [small, great] = [await costIn(few), await costIn(many)];
      figures.push(
        {
          what: `discussion of ${large} comments: first page, ${order}, p50`,
          value: await median(rounds, async () => void (await reader.thread(many, { order }))),
          unit: 'ms',
          budget: 10,
        },
        {
          what: `discussion: read units of the first page, ${order}, large beside small`,
          value: great.units / small.units,
          unit: '×',
          budget: 1,
        },
        {
          what: `discussion: requests of the first page, ${order}, large beside small`,
          value: great.requests / small.requests,
          unit: '×',
          budget: 1,
        },
      );
    }
    const momentsOf = async (thread: string) => {
      Object.assign(cost, { requests: 0, units: 0 });
      const { length } = await reader.moments(thread);
      return { ...cost, length };
    };
    const [small, great] = [await momentsOf(few), await momentsOf(many)];
    if (small.length !== great.length) throw new TypeError('The bench pins a hundred comments and more.');
    figures.push(
      {
        what: `moments of a discussion of ${large} pinned comments, p50`,
        value: await median(rounds, async () => void (await reader.moments(many))),
        unit: 'ms',
        budget: 10,
      },
      {
        what: 'moments: read units, large beside small',
        value: (great.requests * great.units) / (small.requests * small.units),
        unit: '×',
        budget: 1,
      },
    );
    figures.push({
      what: `API: first page of a discussion of ${large} comments, with HTML, p50`,
      value: await median(
        rounds,
        async () => void (await (await api.request(`/api/threads/${many}`)).text()),
      ),
      unit: 'ms',
    });
    return figures;
  } finally {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A fifth of the comments are roots, each with four replies; as they are stored for readers, all of them pinned. */
async function fill(table: TableClient, thread: string, count: number): Promise<void> {
  const roots = count / (repliesEach + 1);
  let writes: Write[] = [];
  for (let at = 0; at < roots; at += 1) {
    const root = newCommentId(new Date(began + at * 60_000));
    const replies = Array.from({ length: repliesEach }, (_, reply) =>
      newCommentId(new Date(began + at * 60_000 + reply + 1)),
    );
    const row = (id: string, of: object) =>
      ({ put: publicRow({ ...plain(id, thread, at), ...of }) }) satisfies Write;
    const first = replies.slice(0, 3).map((id) => ({ ...plain(id, thread, at), root, replyTo: root }));
    writes.push(row(root, { replies: repliesEach, firstReplies: first }));
    for (const id of replies) writes.push(row(id, { root, replyTo: root }));
    for (const id of [root, ...replies])
      writes.push({ put: { ...keys.momentKey(thread, id), name: 'Ada Field', second: at % 1800 } });
    if (writes.length + 2 * (repliesEach + 1) > 100 || at + 1 >= roots) {
      await table.transact(writes);
      writes = [];
    }
  }
  await table.transact([{ update: keys.threadKey(thread), add: { comments: count, rev: 0 } }]);
}

const plain = (id: string, thread: string, at: number) => ({
  id,
  thread,
  name: 'Ada Field',
  body: `The tide came in at noon on day ${at}, as *she* had said it would, and nobody had believed her.`,
  postedAt: new Date(began + at * 60_000).toISOString(),
  replies: 0,
  stamp: id,
  firstReplies: [],
});

async function median(rounds: number, run: () => Promise<void>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const startedAt = performance.now();
    await run();
    times.push(performance.now() - startedAt);
  }
  return times.sort((one, other) => one - other)[Math.floor(rounds / 2)] ?? 0;
}

const counting = (table: TableClient, cost: { requests: number; units: number }): TableClient => ({
  ...table,
  get(key, options) {
    cost.requests += 1;
    return table.get(key, options);
  },
  getMany(wanted) {
    cost.requests += 1;
    return table.getMany(wanted);
  },
  async query(query) {
    cost.requests += 1;
    const result = await table.query(query);
    cost.units += result.units;
    return result;
  },
});
