import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { syncFeed } from '../../functions/sync/feed.ts';
import { jobOfAddress, jobOfShow } from '../../functions/sync/job.ts';
import { syncFeeds } from '../../functions/sync/run.ts';
import { FeedError } from '../../shared/problem.ts';
import type { TableClient } from '../../shared/table/client.ts';
import { feedOf, item, syncToolsOf, testSite } from '../support/feeds.ts';
import { createTestTable, testReader } from '../support/table.ts';

const job = jobOfShow(testSite, testSite.shows[0]);
let table: TableClient;
let cost: { requests: number; units: number; writes: number };
let dump: Awaited<ReturnType<typeof createTestTable>>['dump'];

beforeEach(async () => {
  ({ table, cost, dump } = await createTestTable());
});

const sync = (feed: string, now?: Date) => syncFeed(job, syncToolsOf(table, feed, now));
const episodes = async () => (await testReader(table).episodes('my-show', { limit: 100 })).items;
const three = () =>
  ['one', 'two', 'three'].map((name, at) =>
    item({ guid: name, title: `Harbour ${name}`, date: new Date(Date.UTC(2026, 5, 1 + at)) }),
  );

describe('A first sync', () => {
  it('stores every episode once and reports what it did', async () => {
    expect(await sync(feedOf(three()))).toMatchObject({
      title: 'A feed of tests',
      outcome: 'synced',
      items: 3,
      created: 3,
      updated: 0,
      unchanged: 0,
      setAside: 0,
    });
    expect((await episodes()).map((episode) => episode.headline)).toEqual([
      'Harbour three',
      'Harbour two',
      'Harbour one',
    ]);
  });

  it('sets one bad item aside, with its reason, and keeps the rest', async () => {
    const report = await sync(feedOf([...three(), item({ guid: 'mute', title: 'No sound', audio: '' })]));
    expect(report).toMatchObject({ items: 4, created: 3, setAside: 1 });
    expect(report.problems).toMatchObject([{ setAside: true, item: { position: 4, title: 'No sound' } }]);
  });

  it('gives the same addresses on another empty table', async () => {
    await sync(feedOf(three()));
    const first = (await episodes()).map((episode) => episode.id);
    ({ table, cost, dump } = await createTestTable());
    await sync(feedOf(three().reverse()));
    expect((await episodes()).map((episode) => episode.id)).toEqual(first);
  });
});

describe('A sync of an unchanged feed', () => {
  it('writes nothing', async () => {
    await sync(feedOf(three()));
    const before = await dump();
    cost.writes = 0;
    expect(await sync(feedOf(three()))).toMatchObject({
      outcome: 'unchanged',
      created: 0,
      updated: 0,
      unchanged: 3,
    });
    expect(cost.writes).toBe(0);
    expect(await dump()).toEqual(before);
  });

  it('costs one read, however long the show', async () => {
    await sync(
      feedOf(Array.from({ length: 300 }, (_, at) => item({ guid: `g${at}`, title: `Harbour ${at}` }))),
    );
    cost.requests = 0;
    await sync(
      feedOf(Array.from({ length: 300 }, (_, at) => item({ guid: `g${at}`, title: `Harbour ${at}` }))),
    );
    expect(cost.requests).toBe(1);
  });

  it('notes a good read when the last note is older than ten minutes', async () => {
    await sync(feedOf(three()));
    await sync(feedOf(three()), new Date('2026-11-24T12:30:00Z'));
    expect(await testReader(table).health(['my-show'])).toMatchObject([
      { lastReadAt: '2026-11-24T12:30:00.000Z' },
    ]);
  });

  it('is read again once its show is configured differently', async () => {
    await sync(feedOf(three()));
    const report = await syncFeed(
      { ...job, hosts: [{ name: 'B Host', slug: 'b-host' }] },
      syncToolsOf(table, feedOf(three())),
    );
    expect(report).toMatchObject({ outcome: 'synced', updated: 3 });
    expect((await testReader(table).person('a-host'))?.episodes.items ?? []).toEqual([]);
    expect((await testReader(table).person('b-host'))?.episodes.items).toHaveLength(3);
  });
});

describe('An episode keeps its address', () => {
  const changed = (values: Partial<Parameters<typeof item>[0]>) => [
    item({ guid: 'one', title: 'Harbour one', date: new Date(Date.UTC(2026, 5, 1)), ...values }),
    ...three().slice(1),
  ];
  const addressOfOldest = async () => (await episodes()).at(-1)?.id;

  it.each([
    ['its title is renamed', { title: 'Quay one' }],
    ['its guid changes and its audio stays', { guid: 'another', audio: 'one.mp3' }],
    ['its audio moves to another host', { host: 'cdn.example.net' }],
    [
      'the feed moves to another host that makes guids of its own',
      { guid: 'https://new.example/1', host: 'new.example', audio: '1.mp3' },
    ],
    ['its date is corrected', { date: new Date(Date.UTC(2026, 4, 30)) }],
  ])('when %s', async (_, values) => {
    await sync(feedOf(three()));
    const before = await addressOfOldest();
    expect(await sync(feedOf(changed(values)))).toMatchObject({ created: 0, updated: 1, unchanged: 2 });
    expect(await addressOfOldest()).toBe(before);
    expect(await episodes()).toHaveLength(3);
  });

  it('and remembers the slugs it had', async () => {
    await sync(feedOf(three()));
    await sync(feedOf(changed({ title: 'Quay one' })));
    expect((await episodes()).at(-1)).toMatchObject({
      slug: 'quay-one',
      formerSlugs: ['harbour-one'],
      rev: 2,
    });
  });

  it('and its rows when the feed no longer lists it', async () => {
    await sync(feedOf(three()));
    expect(await sync(feedOf(three().slice(2)))).toMatchObject({ created: 0, updated: 0, unchanged: 1 });
    expect(await episodes()).toHaveLength(3);
  });

  it('and the day it was first seen when its feed gives no date', async () => {
    const undated = (title: string) => item({ guid: 'one', title }).replace(/<pubDate>.*<\/pubDate>/, '');
    await sync(feedOf([undated('Harbour one')]), new Date('2026-11-01T00:00:00Z'));
    await sync(feedOf([undated('Quay one')]), new Date('2026-11-20T00:00:00Z'));
    expect(await episodes()).toMatchObject([
      { headline: 'Quay one', publishedAt: '2026-11-01T00:00:00.000Z', dateGuessed: true },
    ]);
  });
});

describe('A feed that fails', () => {
  const failing = (code: string) => ({
    ...syncToolsOf(table, ''),
    fetch: () => Promise.reject(new FeedError(code, 'The host of the feed did not answer.')),
  });

  it('leaves the episodes as they were and says why in its health', async () => {
    await sync(feedOf(three()));
    expect(await syncFeed(job, failing('unreachable'))).toMatchObject({
      outcome: 'failed',
      failure: { code: 'unreachable' },
    });
    expect(await episodes()).toHaveLength(3);
    expect(await testReader(table).health(['my-show'])).toMatchObject([
      { failures: 1, failure: 'The host of the feed did not answer.' },
    ]);
  });

  it('is healthy again after the next good read, even of an unchanged feed', async () => {
    await sync(feedOf(three()));
    await syncFeed(job, failing('unreachable'));
    await sync(feedOf(three()));
    expect((await testReader(table).health(['my-show']))[0]).toMatchObject({ failures: 0 });
    expect((await testReader(table).health(['my-show']))[0]).not.toHaveProperty('failure');
  });

  it('never passes a web page for a feed', async () => {
    await sync(feedOf(three()));
    const before = await episodes();
    expect(await sync('<!doctype html><html><body><h1>Moved</h1></body></html>')).toMatchObject({
      outcome: 'failed',
      failure: { code: 'web-page' },
    });
    expect(await episodes()).toEqual(before);
  });

  it('does not keep other feeds from being read', async () => {
    const other = { ...job, show: 'other', address: 'https://example.org/other.xml' };
    const tools = syncToolsOf(table, { [other.address]: feedOf(three()) });
    const reports = await syncFeeds([job, other], tools);
    expect(reports.map((report) => report.outcome)).toEqual(['failed', 'synced']);
  });
});

describe('A feed that moves', () => {
  const moved = 'https://new.example/feed.xml';
  const guid = (value: string) => `<podcast:guid>${value}</podcast:guid>`;
  const pointer = `<itunes:new-feed-url>${moved}</itunes:new-feed-url>`;
  const syncMoved = (there: string) =>
    syncFeed(
      job,
      syncToolsOf(table, { [job.address]: feedOf(three(), guid('same') + pointer), [moved]: there }),
    );

  it('is read at its new address when it proves to be the same podcast', async () => {
    const report = await syncMoved(
      feedOf([...three(), item({ guid: 'four', title: 'Harbour four' })], guid('same')),
    );
    expect(report).toMatchObject({ created: 4 });
    expect(report.problems.map((problem) => problem.code)).toContain('moved');
  });

  it('is not followed to another podcast, and the host is asked', async () => {
    const report = await syncMoved(feedOf([item({ guid: 'x', title: 'Somebody else' })], guid('other')));
    expect(report).toMatchObject({ created: 3 });
    expect(report.problems.map((problem) => problem.code)).toContain('move-unconfirmed');
  });

  it('is asked for at its new address from then on, and what appears there is seen', async () => {
    await syncMoved(feedOf(three(), guid('same')));
    const four = feedOf([...three(), item({ guid: 'four', title: 'Harbour four' })], guid('same'));
    expect(await syncMoved(four)).toMatchObject({ outcome: 'synced', created: 1 });
    expect(await syncMoved(four)).toMatchObject({ outcome: 'unchanged' });
  });

  it.each([
    ['with a guid of its own', guid('other')],
    ['without a guid', ''],
  ])('by a redirect to another podcast %s is refused, and the episodes stay', async (_, channel) => {
    await sync(feedOf(three(), guid('same')));
    const tools = syncToolsOf(table, feedOf([item({ guid: 'x', title: 'Somebody else' })], channel));
    const report = await syncFeed(job, {
      ...tools,
      fetch: async (address, known) => ({
        ...(await tools.fetch(address, known)),
        permanentlyMovedTo: moved,
      }),
    });
    expect(report).toMatchObject({ outcome: 'failed', failure: { code: 'moved-elsewhere' } });
    expect(await episodes()).toHaveLength(3);
  });

  it('without ever having had a guid is followed to where its episodes are, and nowhere else', async () => {
    await sync(feedOf(three()));
    const redirected = async (feed: string) => {
      const tools = syncToolsOf(table, feed);
      return syncFeed(job, {
        ...tools,
        fetch: async (address, known) => ({
          ...(await tools.fetch(address, known)),
          permanentlyMovedTo: moved,
        }),
      });
    };
    const stranger = feedOf([item({ guid: 'x', title: 'Somebody else', date: new Date('2020-01-01') })]);
    expect(await redirected(stranger)).toMatchObject({ outcome: 'failed' });
    expect(await redirected(feedOf([...three(), item({ guid: 'four', title: 'Four' })]))).toMatchObject({
      created: 1,
    });
  });

  it('over several pages is read whole, and a loop of pages ends', async () => {
    const second = 'https://example.org/feed.xml?page=2';
    const next = (href: string) => `<atom:link rel="next" href="${href}"/>`;
    const report = await syncFeed(
      job,
      syncToolsOf(table, {
        [job.address]: feedOf(three().slice(1), next(second)),
        [second]: feedOf(three().slice(0, 1), next(job.address)),
      }),
    );
    expect(report).toMatchObject({ items: 3, created: 3 });
  });

  it('between two requests for its pages keeps each episode once', async () => {
    const second = 'https://example.org/feed.xml?page=2';
    const next = `<atom:link rel="next" href="${second}"/>`;
    const feeds = { [job.address]: feedOf(three().slice(0, 2), next), [second]: feedOf(three().slice(1)) };
    const report = await syncFeed(job, syncToolsOf(table, feeds));
    expect(report).toMatchObject({ items: 4, created: 3, setAside: 1 });
  });
});

describe('A feed whose server', () => {
  const syncDated = (feed: string, lastModified: string) => {
    const tools = syncToolsOf(table, feed);
    return syncFeed(job, {
      ...tools,
      fetch: async (address, known) => ({ ...(await tools.fetch(address, known)), lastModified }),
    });
  };

  it('answers with an older body is not believed the first time, and is the second', async () => {
    await syncDated(feedOf(three()), 'Tue, 24 Nov 2026 10:00:00 GMT');
    const older = feedOf([...three(), item({ guid: 'four', title: 'Harbour four' })]);
    expect(await syncDated(older, 'Mon, 23 Nov 2026 10:00:00 GMT')).toMatchObject({ outcome: 'unchanged' });
    expect(await syncDated(older, 'Mon, 23 Nov 2026 10:00:00 GMT')).toMatchObject({ created: 1 });
  });
});

describe('An episode dated in the future', () => {
  const tomorrow = new Date('2026-11-25T12:00:00Z');
  const feed = () =>
    feedOf([...three(), item({ guid: 'next', title: 'Next, guest Secret Guest', date: tomorrow })]);

  it('is neither counted nor does it give away its guest, until its hour', async () => {
    await sync(feed());
    expect(await testReader(table).facts('my-show')).toMatchObject({ episodeCount: 3 });
    expect((await testReader(table).people()).items.map(({ slug }) => slug)).toEqual(['a-host']);
  });

  it('is counted at the first sync after its hour, although the feed is unchanged', async () => {
    await sync(feed());
    await sync(feed(), new Date('2026-11-25T12:10:00Z'));
    const later = testReader(table, new Date('2026-11-25T12:10:00Z'));
    expect(await later.facts('my-show')).toMatchObject({ episodeCount: 4 });
    expect((await later.people()).items.map(({ slug }) => slug)).toEqual(['a-host', 'secret-guest']);
  });
});

describe('Sample episodes', () => {
  it('leave when their show gets a real feed, with everybody heard only on them', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'companion-sample-'));
    mkdirSync(join(folder, 'sample'));
    writeFileSync(
      join(folder, 'sample/my-show.xml'),
      feedOf([item({ guid: 's', title: 'Invented, guest Sample Guest' })]),
    );
    const tools = { ...syncToolsOf(table, feedOf(three())), ownFiles: folder };
    await syncFeed({ ...job, address: '/sample/my-show.xml' }, tools);
    expect((await testReader(table).people()).items).toHaveLength(2);
    expect(await syncFeed(job, tools)).toMatchObject({ created: 3 });
    expect((await episodes()).map((episode) => episode.headline)).toEqual([
      'Harbour three',
      'Harbour two',
      'Harbour one',
    ]);
    expect((await testReader(table).people()).items).toMatchObject([{ slug: 'a-host', episodeCount: 3 }]);
    rmSync(folder, { recursive: true });
  });
});

describe('Two syncs at once', () => {
  it('make every episode exactly once', async () => {
    const feed = feedOf(
      Array.from({ length: 120 }, (_, at) => item({ guid: `g${at}`, title: `Harbour ${at}` })),
    );
    const reports = await Promise.all([sync(feed), sync(feed), sync(feed)]);
    expect(await dump().then((rows) => rows.filter((row) => row.sk === 'EPISODE'))).toHaveLength(120);
    expect(reports.reduce((sum, report) => sum + report.created, 0)).toBe(120);
  });
});

describe('A feed of nobody’s show', () => {
  it('is read, and appears in no list of the site', async () => {
    await syncFeed(
      jobOfAddress(testSite, 'https://stranger.example/feed.xml'),
      syncToolsOf(table, feedOf(three())),
    );
    expect((await testReader(table).latest()).items).toEqual([]);
    expect((await testReader(table).people()).items).toEqual([]);
  });
});

describe('Reading', () => {
  it('costs the same with ten episodes as with six hundred', async () => {
    const costOf = async (count: number) => {
      ({ table, cost, dump } = await createTestTable());
      await sync(
        feedOf(
          Array.from({ length: count }, (_, at) =>
            item({
              guid: `g${at}`,
              title: `Harbour number ${1000 + at}`,
              date: new Date(Date.UTC(2026, 0, 1, 0, at)),
            }),
          ),
        ),
      );
      Object.assign(cost, { requests: 0, units: 0 });
      const reader = testReader(table);
      const page = await reader.show('my-show', { limit: 10 });
      await reader.latest({ limit: 10 });
      await reader.episode(page?.episodes.items[0]?.id ?? '');
      await reader.person('a-host', { limit: 10 });
      return { ...cost };
    };
    const [few, many] = [await costOf(10), await costOf(600)];
    expect(many.requests).toBe(few.requests);
    expect(many.units).toBeLessThanOrEqual(few.units);
  });
});
