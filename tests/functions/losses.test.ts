import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { marshall } from '@aws-sdk/util-dynamodb';
import { describe, expect, it, vi } from 'vitest';
import { type Invalidation, invalidateChanges } from '../../functions/changes/app.ts';
import { paceTags, tellDue } from '../../functions/changes/pace.ts';
import { connectComments } from '../../functions/comments/connect.ts';
import { createEpisodesApi } from '../../functions/episodes/app.ts';
import { runNightly } from '../../functions/nightly/run.ts';
import { jobOfShow } from '../../functions/sync/job.ts';
import { syncDueCompanions, syncFeeds } from '../../functions/sync/run.ts';
import { createFolderObjects } from '../../infra/local/objects.ts';
import type { ObjectStore } from '../../shared/objects.ts';
import { createReader } from '../../shared/table/reader.ts';
import { threadId } from '../../shared/thread.ts';
import { createDiscussionTest, postOf, somebody } from '../support/discussion.ts';
import { tableBehindDoor } from '../support/door.ts';
import { feedOf, item, syncToolsOf, testSite } from '../support/feeds.ts';
import { createTestTable, testCursors, testReader } from '../support/table.ts';

const job = jobOfShow(testSite, testSite.shows[0]);
const kept = 'public, max-age=0, s-maxage=86400, stale-while-revalidate=604800, stale-if-error=604800';

/** Has functions say nothing of what a test makes fail. */
const quietly = () => vi.spyOn(console, 'error').mockReturnValue();

describe('a table that is lost while somebody writes', () => {
  const fromPage = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' };

  it('loses no word: what was not stored is said not to be, and is stored once when it is sent again', async () => {
    const { table, door } = await tableBehindDoor();
    const now = new Date();
    const feed = feedOf([item({ guid: 'one', title: 'One', date: new Date(now.getTime() - 86_400_000) })]);
    await syncFeeds([job], syncToolsOf(table, feed, now));
    const [episode] = (await testReader(table, now).latest()).items;
    const thread = threadId('episode', episode?.id ?? '');
    const frame = async () => '<title>PERSONAL-TITLE</title><main>PERSONAL-CONTENT</main>';
    const secret = 'of no worth, but long enough';
    const api = connectComments({ site: testSite, table, secret, isBehindEdge: true, frame });

    const form = await (await api.request(`/api/comments/form?thread=${thread}`)).json();
    const send = () =>
      api.request(`/api/threads/${thread}/comments`, {
        method: 'POST',
        headers: fromPage,
        body: JSON.stringify({ ...form, name: 'Ada Field', body: 'The tide came in at noon.' }),
      });

    const logged = quietly();
    door.refusals = Number.POSITIVE_INFINITY;
    const refused = await send();
    expect(refused.status).toBeGreaterThanOrEqual(500);
    expect(refused.headers.get('cache-control')).toBe('no-store');
    expect(refused.headers.get('set-cookie')).toBeNull();
    door.refusals = 0;
    logged.mockRestore();

    const [stored, again] = [await send(), await send()];
    expect([stored.status, again.status]).toEqual([201, 201]);
    expect(await again.json()).toEqual(await stored.json());
  });
});

describe('objects that are lost', () => {
  /** Too many different words for a row of the table. */
  const words = Array.from({ length: 9000 }, (_, at) =>
    Array.from({ length: 12 }, (_, part) =>
      ((at * 7919 + part * 104729) ** 2 % 4294967291).toString(36),
    ).join(' '),
  );
  const transcript = `WEBVTT\n\n${words.map((word, at) => `${clock(at)} --> ${clock(at + 1)}\n${word}`).join('\n\n')}`;
  const tag = '<podcast:transcript url="https://files.example.org/t.vtt" type="text/vtt"/>';
  const feed = feedOf([item({ guid: 'one', title: 'One', extra: tag })]);

  function clock(second: number): string {
    const [hours, minutes] = [Math.floor(second / 3600), Math.floor(second / 60) % 60];
    return `${[hours, minutes, second % 60].map((part) => String(part).padStart(2, '0')).join(':')}.000`;
  }

  /** Objects that can be taken away. */
  function losable(): { objects: ObjectStore; state: { isLost: boolean } } {
    const inner = createFolderObjects(mkdtempSync(join(tmpdir(), 'objects-')));
    const state = { isLost: false };
    const unlessLost = <T>(work: () => Promise<T>): Promise<T> =>
      state.isLost ? Promise.reject(new Error('The bucket is down.')) : work();
    return {
      state,
      objects: {
        get: (name) => unlessLost(() => inner.get(name)),
        put: (name, body, options) => unlessLost(() => inner.put(name, body, options)),
      },
    };
  }

  it('keep no episode from being stored, and what belonged in them is fetched again', async () => {
    const { table } = await createTestTable();
    const { objects, state } = losable();
    const run = async (now: Date) => {
      const companions = {
        objects,
        fetch: async () => ({ status: 200 as const, body: Buffer.from(transcript) }),
      };
      const tools = { ...syncToolsOf(table, feed, now), companions };
      await syncDueCompanions([job], await syncFeeds([job], tools), tools);
    };
    const started = new Date('2026-11-24T12:00:00Z');
    const logged = quietly();
    state.isLost = true;
    await run(started);
    logged.mockRestore();
    const reader = createReader(table, testCursors, () => started, objects);
    const [episode] = (await reader.latest()).items;
    expect(episode).toMatchObject({ title: 'One' });
    expect(await reader.transcript(episode?.id ?? '')).toBeUndefined();

    state.isLost = false;
    await run(new Date(started.getTime() + 2 * 86_400_000));
    expect((await reader.transcript(episode?.id ?? ''))?.cues).toHaveLength(words.length);

    // Everything but the words themselves is read from the table.
    state.isLost = true;
    const api = createEpisodesApi(testSite, reader);
    const page = await api.request(`/api/episodes/${episode?.id}`);
    expect([page.status, page.headers.get('cache-control')]).toEqual([200, kept]);
  });
});

describe('a stream that is an hour late', () => {
  const changed = (key: { pk: string; sk: string }, sequence: number) => ({
    dynamodb: {
      SequenceNumber: String(sequence),
      ApproximateCreationDateTime: Date.now() / 1000 - 3600,
      Keys: marshall(key),
      NewImage: marshall({ ...key, html: '' }),
    },
  });

  it('still has the edge forget what changed, whatever else has changed since', async () => {
    const sent: string[] = [];
    const late = ['a', 'b', 'a'].map((id, at) => changed({ pk: `EPISODE#${id}`, sk: 'NOTES' }, at));
    const answer = await invalidateChanges({ Records: late }, async ({ paths }) => void sent.push(...paths));
    expect(sent).toEqual(['#episode:a', '#episode:b']);
    expect(answer).toEqual({ batchItemFailures: [] });
  });

  it('leaves readers of a discussion half a minute behind, as its own address asks the table', async () => {
    const test = await createDiscussionTest('open');
    const { thread } = test;
    await test.discussions.post(postOf(thread, 'The tide came in at noon.'), somebody());
    const comments = connectComments({
      site: test.site,
      table: test.table,
      secret: 'of no worth, but long enough',
      isBehindEdge: true,
      frame: async () => '',
    });
    const answer = await comments.request(`/api/threads/${thread}`);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=0, s-maxage=30, stale-if-error=604800');
    expect((await answer.json()).items).toHaveLength(1);
  });
});

describe('a function that is cut off half-way', () => {
  it('between noting that the edge is told and telling it, has the next sync tell it', async () => {
    const { table, dump } = await createTestTable();
    const noon = new Date('2026-11-24T12:00:00Z');
    const batch = (at: number) => {
      const key = { pk: 'THREAD#episode-aaaaaaaaaa', sk: 'ROOT#1' };
      return {
        Records: [{ dynamodb: { SequenceNumber: String(at), Keys: marshall(key), NewImage: marshall(key) } }],
      };
    };
    const sent: string[] = [];
    const tell = async ({ paths }: Invalidation) => void sent.push(...paths);
    const pace = (tags: string[]) => paceTags(table, noon, tags);
    const cut = () => Promise.reject(new Error('Task timed out after 30.00 seconds'));
    await expect(invalidateChanges(batch(1), cut, pace)).rejects.toThrow('timed out');
    // Lambda hands over the same batch.
    await invalidateChanges(batch(1), tell, pace);
    const due = (await dump()).filter(({ pk }) => pk === 'DUE');
    expect(sent.length + due.length).toBe(1);
    expect(await tellDue(table)).toBe(due.length);
  });
});

describe('a scheduler that fires twice', () => {
  const feed = feedOf(
    Array.from({ length: 40 }, (_, at) =>
      item({ guid: `g${at}`, title: `Harbour ${at}, guest Pilot ${at}` }),
    ),
  );
  const keysOf = (rows: Record<string, unknown>[]) => rows.map(({ pk, sk }) => `${pk} ${sk}`).sort();

  it('stores with two runs at once what one stores', async () => {
    const [one, two] = [await createTestTable(), await createTestTable()];
    await syncFeeds([job], syncToolsOf(one.table, feed));
    await Promise.all([1, 2].map(() => syncFeeds([job], syncToolsOf(two.table, feed))));
    expect(keysOf(await two.dump())).toEqual(keysOf(await one.dump()));
    const count = async ({ table }: typeof one) =>
      (await testReader(table).show('my-show'))?.facts.episodeCount;
    expect(await count(two)).toBe(await count(one));
  });

  it('changes nothing more with a second nightly run, at once or afterwards', async () => {
    const test = await createDiscussionTest('open');
    await test.discussions.post(postOf(test.thread, 'The tide came in at noon.'), somebody());
    const night = () => runNightly({ table: test.table, now: () => test.clock.now });
    await Promise.all([night(), night()]);
    const before = await test.dump();
    expect(await night()).toMatchObject({ threads: 1, drift: [], purged: 0 });
    expect(await test.dump()).toEqual(before);
  });
});
