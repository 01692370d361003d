import { globSync, readFileSync } from 'node:fs';
import { CreateInvalidationCommand } from '@aws-sdk/client-cloudfront';
import { describe, expect, it, vi } from 'vitest';
import { type Invalidation, invalidateChanges } from '../../functions/changes/app.ts';
import { createInvalidate } from '../../functions/changes/edge.ts';
import { paceTags, tellDue } from '../../functions/changes/pace.ts';
import { type RowChange, tagsOf, watchedPartitions } from '../../functions/changes/tags.ts';
import { noteUpcoming } from '../../functions/changes/upcoming.ts';
import { searchTag } from '../../functions/search/app.ts';
import { syncFeed } from '../../functions/sync/feed.ts';
import { jobOfShow } from '../../functions/sync/job.ts';
import type { TableClient } from '../../shared/table/client.ts';
import { changesIn, record } from '../support/changes.ts';
import { feedOf, item, syncToolsOf, testSite } from '../support/feeds.ts';
import { createTestTable } from '../support/table.ts';

const job = jobOfShow(testSite, testSite.shows[0]);
const noon = new Date('2026-11-24T12:00:00Z');
const minutesLater = (minutes: number) => new Date(noon.getTime() + minutes * 60_000);

const tagsOfAll = (changes: RowChange[]): string[] => [...new Set(changes.flatMap(tagsOf))].sort();

/** The same tags, whatever the id of the episode. */
const withoutIds = (tags: string[]): string[] =>
  tags.map((tag) => tag.replace(/^episode:.*/, 'episode:<id>'));

async function send(records: object[]) {
  const sent: Invalidation[] = [];
  const answer = await invalidateChanges({ Records: records }, async (invalidation) => {
    sent.push(invalidation);
  });
  return { sent, answer };
}

const notes = (id: string): RowChange => ({ pk: `EPISODE#${id}`, sk: 'NOTES', after: { html: '' } });

describe('what the edge is told of a change', () => {
  it('a new episode is new on its own page, its show, its people and every list that holds it', async () => {
    const test = await createTestTable();
    const changes = await changesIn(test, () =>
      syncFeed(job, syncToolsOf(test.table, feedOf([item({ title: 'The first one, with Ada Field' })]))),
    );
    const tags = withoutIds(tagsOfAll(changes));
    expect(tags).toEqual(
      expect.arrayContaining([
        'episode:<id>',
        'feed:my-show',
        'latest',
        'people',
        'person:a-host',
        'show:my-show',
      ]),
    );
    expect(tags).not.toContain('articles');
  });

  it('a show that no page lists changes no list across shows', async () => {
    const test = await createTestTable();
    const unlisted = { ...job, show: 'feed-0', listed: false };
    const changes = await changesIn(test, () =>
      syncFeed(unlisted, syncToolsOf(test.table, feedOf([item({ title: 'One' })]))),
    );
    expect(withoutIds(tagsOfAll(changes))).toEqual(['episode:<id>', 'feed:feed-0', 'show:feed-0']);
  });

  it('a run that found the feed as it was, and noted only that, costs nothing', async () => {
    const test = await createTestTable();
    const feed = feedOf([item({ title: 'One' })]);
    await syncFeed(job, syncToolsOf(test.table, feed, noon));
    const changes = await changesIn(test, () =>
      syncFeed(job, syncToolsOf(test.table, feed, minutesLater(60))),
    );
    expect(changes.map(({ pk }) => pk)).toEqual(['FEED#my-show']);
    expect(tagsOfAll(changes)).toEqual([]);
  });

  it('a feed that cannot be read is news when it begins and when it ends, not each time in between', async () => {
    const test = await createTestTable();
    const good = feedOf([item({ title: 'One' })]);
    await syncFeed(job, syncToolsOf(test.table, good, noon));
    const run = (feed: string, minutes: number) =>
      changesIn(test, () => syncFeed(job, syncToolsOf(test.table, feed, minutesLater(minutes)))).then(
        tagsOfAll,
      );
    expect(await run('<html>Not found</html>', 15)).toEqual(['feed:my-show']);
    expect(await run('<html>Not found</html>', 30)).toEqual([]);
    expect(await run(good, 45)).toEqual(['feed:my-show']);
  });

  it('what belongs to one episode alone is new on the pages of that episode alone', () => {
    for (const sk of ['NOTES', 'CHAPTERS', 'TRANSCRIPT']) {
      expect(tagsOf({ pk: 'EPISODE#k3x9q2mfab', sk, after: {} })).toEqual(['episode:k3x9q2mfab']);
    }
  });

  it('an episode that moved to another show is new in both', () => {
    const change = {
      pk: 'EPISODE#k3x9q2mfab',
      sk: 'EPISODE',
      before: { show: 'one' },
      after: { show: 'other' },
    };
    expect(tagsOf(change)).toEqual(['episode:k3x9q2mfab', 'show:one', 'show:other']);
  });

  it('a search index is new when it was rewritten, not when it was looked at', () => {
    const change = (before: object, now: object) =>
      tagsOf({ pk: 'SEARCH', sk: 'FORMAT#1', before: { ...before }, after: { ...now } });
    expect(change({ changedAt: '1' }, { changedAt: '1', checkedAt: '2' })).toEqual([]);
    expect(change({ changedAt: '1' }, { changedAt: '2', checkedAt: '2' })).toEqual(['search']);
  });

  it('what only the sync reads is not looked at', () => {
    for (const pk of ['LEDGER#my-show', 'COMPANIONS#my-show', 'TRANSCRIPT#k3x9q2mfab']) {
      expect(tagsOf({ pk, sk: 'x', after: {} })).toEqual([]);
      expect(watchedPartitions.some((partition) => pk.startsWith(partition))).toBe(false);
    }
  });
});

describe('every cache tag', () => {
  /** Tags that code gives to pages and answers, as kinds such as `episode:`. */
  const used = new Set(
    globSync(['web/src/**/*.{astro,ts}', 'functions/**/*.ts'], { exclude: ['functions/changes/**'] })
      .flatMap((file) => readFileSync(file, 'utf8').match(/\btags: .*/g) ?? [])
      .flatMap((line) =>
        [...line.matchAll(/['`]([a-z]+:?)(?:\$\{[^}]*\})?['`]/g)].map(([, kind = '']) => kind),
      )
      .concat(searchTag),
  );
  const article = {
    ...{ id: 'an-article', slug: 'an-article', place: 'own', headline: 'An article', shows: [] },
    authors: [{ name: 'A Host', slug: 'a-host' }],
  };
  const changed = [
    { pk: 'EPISODE#id', sk: 'EPISODE', after: { show: 'a-show', timePk: 'EPISODES' } },
    { pk: 'PERSON#a-person', sk: 'PERSON', after: {} },
    { pk: 'SHOW#a-show', sk: 'SHOW', after: {} },
    { pk: 'FEED#a-show', sk: 'PROBLEM#000001#0', after: {} },
    { pk: 'ARTICLE#an-article', sk: 'ARTICLE', after: article },
    { pk: 'UPCOMING', sk: 'UPCOMING', before: { items: [] } },
    { pk: 'SEARCH', sk: 'FORMAT#1', after: { changedAt: '1' } },
    { pk: 'THREAD#episode-k3x9q2mfab', sk: 'ROOT#1', after: {} },
    { pk: 'DUE', sk: 'thread:episode-k3x9q2mfab', before: {} },
  ];
  const invalidated = new Set(changed.flatMap(tagsOf).map((tag) => tag.replace(/:.*/, ':')));

  it('that a page or an answer carries is invalidated by a change of the table', () => {
    expect(used.size).toBeGreaterThan(7);
    // The list of shows is configuration: a deployment has the edge forget everything.
    expect([...used].filter((tag) => !invalidated.has(tag))).toEqual(['shows']);
  });

  it('that is invalidated is carried by something, and every watched partition has one', () => {
    expect([...invalidated].filter((tag) => !used.has(tag))).toEqual([]);
    for (const partition of watchedPartitions) {
      expect(changed.filter(({ pk }) => pk.startsWith(partition))).toHaveLength(1);
    }
  });
});

describe('a batch of changes', () => {
  it('becomes one request that names each tag once', async () => {
    const { sent, answer } = await send([notes('b'), notes('a'), notes('b')].map(record));
    expect(sent.map(({ paths }) => paths)).toEqual([['#episode:a', '#episode:b']]);
    expect(answer).toEqual({ batchItemFailures: [] });
  });

  it('that nobody sees becomes no request', async () => {
    const { sent } = await send([record({ pk: 'LEDGER#my-show', sk: 'a', after: {} })]);
    expect(sent).toEqual([]);
  });

  it('as large as a first import becomes one path', async () => {
    const { sent } = await send(Array.from({ length: 51 }, (_, at) => record(notes(`e${at}`))));
    expect(sent.map(({ paths }) => paths)).toEqual([['/*']]);
    const smaller = await send(Array.from({ length: 50 }, (_, at) => record(notes(`e${at}`))));
    expect(smaller.sent[0]?.paths).toHaveLength(50);
  });

  it('says the same when it is handed over again, so that it is carried out once, and a part of it something else', async () => {
    const batch = [record(notes('a')), record(notes('b'))];
    const [first, again, part] = [await send(batch), await send(batch), await send(batch.slice(1))];
    expect(again.sent).toEqual(first.sent);
    expect(part.sent[0]?.reference).not.toBe(first.sent[0]?.reference);
    expect(first.sent[0]?.reference).toContain(batch[1]?.dynamodb.SequenceNumber);
  });

  it('with a record that cannot be read loses only that one, and names it', async () => {
    const logged = vi.spyOn(console, 'error').mockReturnValue();
    const poison = record({ pk: 'EPISODE#a', sk: 'EPISODE', after: { show: 7 } });
    const { sent, answer } = await send([record(notes('b')), poison, record(notes('c'))]);
    expect(sent.map(({ paths }) => paths)).toEqual([['#episode:b', '#episode:c']]);
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: poison.dynamodb.SequenceNumber }] });
    expect(logged).toHaveBeenCalledOnce();
    logged.mockRestore();
  });

  it('holds no tag for which the edge would refuse the others', async () => {
    const { sent } = await send([record(notes('a,b')), record(notes('ä')), record(notes('fine'))]);
    expect(sent.map(({ paths }) => paths)).toEqual([['#episode:fine']]);
  });

  it('that the edge does not take fails as a whole, to be handed over again', async () => {
    const refuse = () => Promise.reject(new Error('too many invalidations in progress'));
    await expect(invalidateChanges({ Records: [record(notes('a'))] }, refuse)).rejects.toThrow('too many');
  });

  it('reaches the distribution of this site as one invalidation of tags', async () => {
    const send = vi.fn(async (_command: CreateInvalidationCommand) => ({}));
    const logged = vi.spyOn(console, 'info').mockReturnValue();
    await createInvalidate('E123', { send })({ reference: 'once', paths: ['#episode:a', '#latest'] });
    const [[command] = []] = send.mock.calls;
    expect(command).toBeInstanceOf(CreateInvalidationCommand);
    expect(command?.input).toEqual({
      DistributionId: 'E123',
      InvalidationBatch: {
        CallerReference: 'once',
        Paths: { Quantity: 2, Items: ['#episode:a', '#latest'] },
      },
    });
    logged.mockRestore();
  });
});

describe('an episode dated in the future', () => {
  const scheduled = () =>
    feedOf([
      item({ guid: 'now', title: 'Already here' }),
      item({ guid: 'soon', title: 'Soon', date: minutesLater(20) }),
      item({ guid: 'later', title: 'Later', date: minutesLater(60 * 24) }),
    ]);

  it('is told to the edge once, by the first run after its time has come', async () => {
    const test = await createTestTable();
    await syncFeed(job, syncToolsOf(test.table, scheduled(), noon));
    const run = (minutes: number) =>
      changesIn(test, () => noteUpcoming(test.table, minutesLater(minutes)))
        .then(tagsOfAll)
        .then(withoutIds);
    expect(await run(0)).toEqual([]);
    expect(await run(15)).toEqual([]);
    expect(await run(30)).toEqual(['episode:<id>', 'latest', 'person:a-host', 'show:my-show']);
    expect(await run(45)).toEqual([]);
  });

  it('is counted when it appears, so that the search finds it from then on', async () => {
    const { table } = await createTestTable();
    await syncFeed(job, syncToolsOf(table, scheduled(), noon));
    expect(await noteUpcoming(table, noon)).toBe(0);
    expect(await noteUpcoming(table, minutesLater(30))).toBe(1);
    expect(await noteUpcoming(table, minutesLater(60 * 48))).toBe(1);
  });

  it('that is published earlier, later or not at all is told as well', async () => {
    const test = await createTestTable();
    await syncFeed(job, syncToolsOf(test.table, scheduled(), noon));
    await noteUpcoming(test.table, noon);
    const moved = feedOf([item({ guid: 'soon', title: 'Soon', date: minutesLater(60) })]);
    await syncFeed(job, syncToolsOf(test.table, moved, minutesLater(1)));
    const tags = tagsOfAll(await changesIn(test, () => noteUpcoming(test.table, minutesLater(1))));
    expect(withoutIds(tags)).toContain('episode:<id>');
  });

  it('costs a site without any no write', async () => {
    const test = await createTestTable();
    await syncFeed(job, syncToolsOf(test.table, feedOf([item({ title: 'One' })]), noon));
    const writes = test.cost.writes;
    await noteUpcoming(test.table, noon);
    expect(test.cost.writes).toBe(writes);
  });
});

describe('the pages of a busy discussion', () => {
  const thread = (id: string, sk = 'ROOT#1'): RowChange => ({ pk: `THREAD#${id}`, sk, after: {} });
  const told = async (table: TableClient, changes: RowChange[], now: Date): Promise<string[]> => {
    const sent: Invalidation[] = [];
    await invalidateChanges(
      { Records: changes.map(record) },
      async (invalidation) => void sent.push(invalidation),
      (tags) => paceTags(table, now, tags),
    );
    return sent.flatMap(({ paths }) => paths);
  };

  it('are made anew once in ten minutes, others at once, and what came in between follows with the next sync', async () => {
    const test = await createTestTable();
    expect(await told(test.table, [thread('a')], noon)).toEqual(['#thread:a']);
    for (const minutes of [1, 5, 9]) {
      expect(await told(test.table, [thread('a', 'REPLY#1#2'), notes('b')], minutesLater(minutes))).toEqual([
        '#episode:b',
      ]);
    }
    expect(await told(test.table, [thread('b')], minutesLater(9))).toEqual(['#thread:b']);
    const due = await changesIn(test, () => tellDue(test.table));
    expect(await told(test.table, due, minutesLater(15))).toEqual(['#thread:a']);
    expect(await tellDue(test.table)).toBe(0);
  });

  it('stay due when the sync comes too early', async () => {
    const test = await createTestTable();
    await told(test.table, [thread('a')], noon);
    await told(test.table, [thread('a')], minutesLater(1));
    const early = await changesIn(test, () => tellDue(test.table));
    expect(await told(test.table, early, minutesLater(2))).toEqual([]);
    const later = await changesIn(test, () => tellDue(test.table));
    expect(await told(test.table, later, minutesLater(17))).toEqual(['#thread:a']);
  });

  it('are told of once when two batches meet', async () => {
    const { table } = await createTestTable();
    const all = await Promise.all([1, 2, 3].map(() => told(table, [thread('a')], noon)));
    expect(all.flat()).toEqual(['#thread:a']);
  });
});
