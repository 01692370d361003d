import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { CompanionFetch } from '../../functions/sync/companion-file.ts';
import type { SyncTools } from '../../functions/sync/feed.ts';
import { type FeedJob, jobOfAddress, jobOfShow } from '../../functions/sync/job.ts';
import type { CompanionReport } from '../../functions/sync/report.ts';
import { syncDueCompanions, syncFeeds } from '../../functions/sync/run.ts';
import { createFolderObjects } from '../../infra/local/objects.ts';
import type { ObjectStore } from '../../shared/objects.ts';
import { FeedError } from '../../shared/problem.ts';
import type { TableClient } from '../../shared/table/client.ts';
import { createReader } from '../../shared/table/reader.ts';
import { toVtt } from '../../shared/transcripts/emit.ts';
import { feedOf, item, syncToolsOf, testSite } from '../support/feeds.ts';
import { createTestTable, testCursors } from '../support/table.ts';

const job = jobOfShow(testSite, testSite.shows[0]);
const day = 24 * 3600_000;
const start = Date.parse('2026-11-24T12:00:00Z');
type File = { body: string | Uint8Array; etag?: string };
type Asked = { address: string } & Parameters<CompanionFetch>[1];

let table: TableClient;
let cost: { requests: number; units: number; writes: number };
let dump: Awaited<ReturnType<typeof createTestTable>>['dump'];
let objects: ObjectStore;
/** What lies where on the web of a test, and what was asked of it. */
let web: Record<string, File | FeedError>;
let asked: Asked[];
let now: number;

beforeEach(async () => {
  ({ table, cost, dump } = await createTestTable());
  objects = createFolderObjects(mkdtempSync(join(tmpdir(), 'objects-')));
  web = {};
  asked = [];
  now = start;
});

const fetch: CompanionFetch = async (address, options) => {
  asked.push({ address, ...options });
  const file = web[address] ?? new FeedError('bad-status', 'There is nothing at this address (404).');
  if (file instanceof Error) throw file;
  if (file.etag && file.etag === options.etag) return { status: 304 };
  const body = Buffer.from(file.body).subarray(0, options.firstBytes);
  return { status: 200, body, ...(file.etag && { etag: file.etag }) };
};

const tools = (feed: string, more: Partial<SyncTools> = {}): SyncTools => ({
  ...syncToolsOf(table, feed, new Date(now)),
  companions: { fetch, objects },
  ...more,
});

async function sync(
  feed: string,
  more: Partial<SyncTools> = {},
  of: FeedJob = job,
): Promise<CompanionReport | undefined> {
  let told: CompanionReport | undefined;
  const all = tools(feed, more);
  const reports = await syncFeeds([of], all);
  expect(reports).not.toContainEqual(expect.objectContaining({ outcome: 'failed' }));
  await syncDueCompanions([of], reports, all, (report) => {
    told = report;
  });
  return told;
}

const reader = () => createReader(table, testCursors, () => new Date(now), objects);
async function page(title = 'Harbour') {
  const { items } = await reader().episodes('my-show', { limit: 100 });
  const found = items.find(({ headline }) => headline === title);
  return found && reader().episode(found.id);
}
const words = async (title?: string) => {
  const transcript = await reader().transcript((await page(title))?.id ?? '');
  return transcript?.cues.map(({ text }) => text);
};
const titles = async (title?: string) => (await page(title))?.chapterList.map((chapter) => chapter.title);
const problems = async () => (await reader().problems('my-show')).items;

const transcriptTag = (url: string, more = 'type="text/vtt"') => `<podcast:transcript url="${url}" ${more}/>`;
const chaptersTag = (url: string) => `<podcast:chapters url="${url}" type="application/json+chapters"/>`;
const vtt = (...lines: string[]) =>
  toVtt({ cues: lines.map((text, at) => ({ start: at, end: at + 1, text })) });
const json = (...names: string[]) =>
  JSON.stringify({ version: '1.2.0', chapters: names.map((title, at) => ({ startTime: at * 60, title })) });
const one = (extra: string, more: Partial<Parameters<typeof item>[0]> = {}) =>
  withMp3(extra, more).replace('audio/mpeg', 'audio/ogg');
/** In whose audio chapters may be looked for. */
const withMp3 = (extra: string, more: Partial<Parameters<typeof item>[0]> = {}) =>
  item({ guid: 'one', title: 'Harbour', date: new Date(start - 3600_000), extra, ...more });
const host = 'https://files.example';

describe('The files beside an episode', () => {
  it('are fetched once the episode is stored, and stand with it', async () => {
    web[`${host}/t.vtt`] = { body: vtt('Good morning.', 'Good night.') };
    web[`${host}/c.json`] = { body: json('Arrival', 'Departure') };
    const report = await sync(
      feedOf([
        one(transcriptTag(`${host}/t.vtt`, 'type="text/vtt" language="de"') + chaptersTag(`${host}/c.json`)),
      ]),
    );
    expect(report).toEqual({ show: 'my-show', stored: 2, unchanged: 0, failed: 0, waiting: 0 });
    expect(await page()).toMatchObject({
      chapterList: [
        { start: 0, title: 'Arrival' },
        { start: 60, title: 'Departure' },
      ],
      transcript: { language: 'de', cueCount: 2, end: 2 },
    });
    expect(await words()).toEqual(['Good morning.', 'Good night.']);
    expect(await problems()).toEqual([]);
  });

  it('cost nothing while nothing is due: one read, no write, no request', async () => {
    web[`${host}/t.vtt`] = { body: vtt('Hello.') };
    const feed = feedOf([one(transcriptTag(`${host}/t.vtt`))]);
    await sync(feed);
    const before = await dump();
    Object.assign(cost, { requests: 0, writes: 0 });
    asked = [];
    expect(await sync(feed)).toBeUndefined();
    expect({ ...cost, asked }).toMatchObject({ requests: 1, writes: 0, asked: [] });
    expect(await dump()).toEqual(before);
  });

  it('are asked for again, on condition that they changed, daily while the episode is new', async () => {
    web[`${host}/t.vtt`] = { body: vtt('Hullo.'), etag: '"1"' };
    const feed = feedOf([one(transcriptTag(`${host}/t.vtt`))]);
    await sync(feed);
    now += day;
    expect(await sync(feed)).toMatchObject({ stored: 0, unchanged: 1 });
    expect(asked.at(-1)).toMatchObject({ etag: '"1"' });
    web[`${host}/t.vtt`] = { body: vtt('Hello.'), etag: '"2"' };
    now += day;
    expect(await sync(feed)).toMatchObject({ stored: 1 });
    expect(await words()).toEqual(['Hello.']);
    now = start + 20 * day;
    await sync(feed);
    now += 20 * day;
    expect(await sync(feed)).toBeUndefined();
  });

  it('are fetched when the feed names others, whatever it names then', async () => {
    web[`${host}/a.vtt`] = { body: vtt('Old.'), etag: '"1"' };
    web[`${host}/b.vtt`] = { body: vtt('New.'), etag: '"1"' };
    await sync(feedOf([one(transcriptTag(`${host}/a.vtt`))]));
    await sync(feedOf([one(transcriptTag(`${host}/b.vtt`))]));
    expect(asked.at(-1)?.etag).toBeUndefined();
    expect(await words()).toEqual(['New.']);
    await sync(feedOf([one('')]));
    expect(await page()).not.toHaveProperty('transcript');
    expect(await words()).toBeUndefined();
    await sync(feedOf([one(transcriptTag(`${host}/b.vtt`))]));
    expect(await words()).toEqual(['New.']);
  });

  it('of feeds that nobody configured are left alone', async () => {
    const feed = feedOf([one(transcriptTag(`${host}/t.vtt`))]);
    expect(await sync(feed, {}, jobOfAddress(testSite, 'https://stranger.example/feed.xml'))).toBeUndefined();
    expect(asked).toEqual([]);
  });

  it('are read from the files of the site itself where its sample feeds name them', async () => {
    const ownFiles = mkdtempSync(join(tmpdir(), 'own-'));
    mkdirSync(join(ownFiles, 'sample'));
    writeFileSync(join(ownFiles, 'sample/t.vtt'), vtt('From the site.'));
    const sample = { ...job, address: '/sample/feed.xml' };
    const feed = feedOf([one(transcriptTag('/sample/t.vtt') + chaptersTag('/sample/../../../etc/passwd'))]);
    writeFileSync(join(ownFiles, 'sample/feed.xml'), feed);
    expect(await sync(feed, { ownFiles }, sample)).toMatchObject({ stored: 1, failed: 1 });
    expect(await words()).toEqual(['From the site.']);
    expect(asked).toEqual([]);
  });
});

describe('A file that cannot be had', () => {
  const feed = feedOf([one(transcriptTag(`${host}/t.vtt`))]);

  it('is a problem in the words of a host, until it can be had', async () => {
    await sync(feed);
    expect(await problems()).toEqual([
      {
        code: 'transcript-missing',
        sentence:
          'The transcript of “Harbour” could not be had: There is nothing at this address (404). It is tried again later; what was there stays.',
        setAside: true,
      },
    ]);
    expect(await reader().health(['my-show'])).toMatchObject([{ problemCount: 1 }]);
    web[`${host}/t.vtt`] = { body: vtt('At last.') };
    now += day;
    await sync(feed);
    expect(await problems()).toEqual([]);
    expect(await reader().health(['my-show'])).toMatchObject([{ problemCount: 0 }]);
    expect(await words()).toEqual(['At last.']);
  });

  it('is tried again after a delay that grows', async () => {
    const tries: number[] = [];
    for (let minute = 0; minute < 10 * 24 * 60; minute += 15) {
      now = start + minute * 60_000;
      const before = asked.length;
      await sync(feed);
      if (asked.length > before) tries.push(minute);
    }
    const delays = tries.slice(1).map((minute, at) => minute - (tries[at] ?? 0));
    expect(delays).toEqual([15, 60, 240, 960, 3840]);
  });

  it('leaves what was stored', async () => {
    web[`${host}/t.vtt`] = { body: vtt('Kept.') };
    await sync(feed);
    for (const failure of [
      new FeedError('too-slow', 'It took too long.'),
      { body: '<html>Moved</html>' },
      { body: '' },
    ]) {
      web[`${host}/t.vtt`] = failure;
      now += 2 * day;
      expect(await sync(feed)).toMatchObject({ failed: 1 });
      expect(await words()).toEqual(['Kept.']);
    }
  });

  it('stays a problem when the feed changes, and the problems of the feed stay beside it', async () => {
    await sync(feed);
    await sync(
      feedOf([one(transcriptTag(`${host}/t.vtt`)), item({ guid: 'mute', title: 'No sound', audio: '' })]),
    );
    expect((await problems()).map(({ code }) => code)).toEqual(['no-audio', 'transcript-missing']);
  });

  it('for a reason that nobody thought of keeps no other from being fetched', async () => {
    const told = vi.spyOn(console, 'error').mockImplementation(() => {});
    web[`${host}/c.json`] = { body: json('Arrival') };
    const broken: CompanionFetch = (address, options) =>
      address.endsWith('.vtt') ? Promise.reject(new TypeError('a mistake of ours')) : fetch(address, options);
    await sync(feedOf([one(transcriptTag(`${host}/t.vtt`) + chaptersTag(`${host}/c.json`))]), {
      companions: { fetch: broken, objects },
    });
    expect(told).toHaveBeenCalledOnce();
    told.mockRestore();
    expect(await titles()).toEqual(['Arrival']);
    expect(await problems()).toMatchObject([{ code: 'transcript-missing' }]);
  });

  it('gives way to the next transcript in line', async () => {
    web[`${host}/t.srt`] = { body: '1\n00:00:01,000 --> 00:00:02,000\nFrom the second.' };
    web[`${host}/t.vtt`] = { body: 'WEBVTT' };
    await sync(
      feedOf([
        one(transcriptTag(`${host}/t.srt`, 'type="application/x-subrip"') + transcriptTag(`${host}/t.vtt`)),
      ]),
    );
    expect(await words()).toEqual(['From the second.']);
    expect(await problems()).toEqual([]);
  });

  it('in parts is stored as far as it can be read, and it is said what is missing', async () => {
    web[`${host}/t.vtt`] = { body: `${vtt('Kept.')}\n\n00:00:09.000 --> never\nLost.` };
    await sync(feed);
    expect(await words()).toEqual(['Kept.']);
    expect(await problems()).toMatchObject([
      { code: 'transcript-in-part', sentence: expect.stringContaining('its end cannot be read') },
    ]);
  });
});

describe('Chapters', () => {
  const notes = '0:00 Hello<br>1:00 The middle <a href="https://read.example/">of it</a><br>2:00 Bye';

  it('come from the feed itself where it spells them out, and from times in the notes', async () => {
    const psc = `<psc:chapters xmlns:psc="http://podlove.org/simple-chapters"><psc:chapter start="0" title="Spelled"/><psc:chapter start="1:00.5" title="Out"/></psc:chapters>`;
    await sync(feedOf([one('', { notes }), item({ guid: 'two', title: 'Quay', notes, extra: psc })]));
    expect(await titles()).toEqual(['Hello', 'The middle of it', 'Bye']);
    expect(await titles('Quay')).toEqual(['Spelled', 'Out']);
    expect((await page('Quay'))?.chapterList[1]?.url).toBe('https://read.example/');
    expect(asked).toEqual([]);
  });

  it('of the feed stand in for a file that cannot be had, until it can', async () => {
    const feed = feedOf([one(chaptersTag(`${host}/c.json`), { notes })]);
    await sync(feed);
    expect(await titles()).toEqual(['Hello', 'The middle of it', 'Bye']);
    web[`${host}/c.json`] = { body: json('Deliberate', 'Middle') };
    now += day;
    await sync(feed);
    expect(await titles()).toEqual(['Deliberate', 'Middle']);
    web[`${host}/c.json`] = new FeedError('too-slow', 'It took too long.');
    now += 2 * day;
    await sync(feed);
    expect(await titles()).toEqual(['Deliberate', 'Middle']);
  });

  it('follow the notes when those change, and go when they hold no times any more', async () => {
    await sync(feedOf([one('', { notes })]));
    await sync(feedOf([one('', { notes: notes.replace('Hello', 'Welcome') })]));
    expect(await titles()).toEqual(['Welcome', 'The middle of it', 'Bye']);
    await sync(feedOf([one('', { notes: 'Nothing.' })]));
    expect(await titles()).toEqual([]);
  });

  const audio = 'https://audio.example.org/one.mp3';
  /** A tag with one chapter, behind so many bytes of a picture. */
  const tagged = (picture: number) => {
    const frame = (name: string, ...parts: (string | number[])[]) => {
      const data = Buffer.concat(parts.map((part) => Buffer.from(part as string, 'latin1')));
      const size = Buffer.alloc(4);
      size.writeUInt32BE(data.length);
      return Buffer.concat([Buffer.from(name), size, Buffer.alloc(2), data]);
    };
    const chapter = frame('CHAP', 'a\0', [0, 0, 0, 0, 0, 0, 39, 16], Array(8).fill(255), [
      ...frame('TIT2', [0], 'In the audio'),
    ]);
    const body = Buffer.concat([frame('APIC', Array(picture).fill(1)), chapter]);
    const size = [21, 14, 7, 0].map((shift) => (body.length >> shift) & 127);
    return Buffer.concat([
      Buffer.from([...Buffer.from('ID3'), 3, 0, 0, ...size]),
      body,
      Buffer.alloc(5_000_000),
    ]);
  };

  it.each([
    ['one request', 10, 1],
    ['two, when a picture makes the tag long', 600_000, 2],
  ])('are looked for at the beginning of the mp3 by %s', async (_, picture, requests) => {
    web[audio] = { body: tagged(picture) };
    await sync(feedOf([withMp3('')]));
    expect(await titles()).toEqual(['In the audio']);
    expect(asked).toHaveLength(requests);
    for (const { firstBytes = Number.POSITIVE_INFINITY } of asked)
      expect(firstBytes).toBeLessThanOrEqual(2 * 1024 * 1024);
  });

  it('are not looked for in the audio when there are others, nor again because a title changed', async () => {
    web[audio] = { body: tagged(10) };
    await sync(feedOf([withMp3('', { notes })]));
    expect(asked).toEqual([]);
    await sync(feedOf([withMp3('')]));
    expect(asked).toHaveLength(1);
    await sync(feedOf([withMp3('', { title: 'Quay' })]));
    expect(asked).toHaveLength(1);
  });

  it('in audio that cannot be read are no problem of the host, and soon given up', async () => {
    const feed = feedOf([withMp3('')]);
    for (let run = 0; run < 10; run += 1) {
      await sync(feed);
      now += day;
    }
    expect(asked).toHaveLength(3);
    expect(await problems()).toEqual([]);
  });
});

describe('A transcript too long for a row', () => {
  it('is kept as an object, and the page of its episode pays nothing for it', async () => {
    const letters = (at: number) =>
      Array.from({ length: 12 }, (_, part) =>
        ((at * 7919 + part * 104729) ** 2 % 4294967291).toString(36),
      ).join(' ');
    const lines = Array.from({ length: 9000 }, (_, at) => letters(at));
    web[`${host}/t.vtt`] = { body: vtt(...lines) };
    await sync(feedOf([one(transcriptTag(`${host}/t.vtt`))]));
    const id = (await page())?.id;
    const row = (await dump()).find(({ pk }) => pk === `TRANSCRIPT#${id}`);
    expect(row).toMatchObject({ object: `transcripts/${id}.json.gz` });
    expect(row).not.toHaveProperty('bytes');
    expect(await words()).toEqual(lines);
  });

  it('or not: the page of an episode costs the same with it as without', async () => {
    web[`${host}/t.vtt`] = {
      body: vtt(...Array.from({ length: 2000 }, (_, at) => `Sentence number ${at} of the talk.`)),
    };
    await sync(feedOf([one(transcriptTag(`${host}/t.vtt`)), item({ guid: 'two', title: 'Quay' })]));
    const costOf = async (title: string) => {
      const { items } = await reader().episodes('my-show');
      const id = items.find(({ headline }) => headline === title)?.id ?? '';
      Object.assign(cost, { requests: 0, units: 0 });
      await reader().episode(id);
      return { requests: cost.requests, units: cost.units };
    };
    expect(await costOf('Harbour')).toEqual(await costOf('Quay'));
    expect(await words()).toHaveLength(2000);
  });
});

describe('Politeness', () => {
  const many = (count: number, address: (at: number) => string) =>
    feedOf(
      Array.from({ length: count }, (_, at) =>
        item({
          guid: `g${at}`,
          title: `Harbour ${1000 + at}`,
          date: new Date(start - at * day),
          extra: transcriptTag(address(at)),
        }).replaceAll('audio/mpeg', 'audio/ogg'),
      ),
    );

  it('spreads a first import over runs, newest episodes first, and ends', async () => {
    const feed = many(120, (at) => `${host}/${at}.vtt`);
    for (let at = 0; at < 120; at += 1) web[`${host}/${at}.vtt`] = { body: vtt(`Words ${at}.`) };
    expect(await sync(feed)).toMatchObject({ stored: 50, waiting: 70 });
    expect(await words('Harbour 1049')).toEqual(['Words 49.']);
    expect(await words('Harbour 1050')).toBeUndefined();
    expect(await sync(feed)).toMatchObject({ stored: 50, waiting: 20 });
    expect(await sync(feed)).toMatchObject({ stored: 20, waiting: 0 });
    expect(await sync(feed)).toBeUndefined();
    expect(await words('Harbour 1099')).toEqual(['Words 99.']);
  });

  it('asks one host for at most two files at once', async () => {
    const busy = new Map<string, number>();
    let most = 0;
    const slow: CompanionFetch = async (address) => {
      const name = new URL(address).host;
      busy.set(name, (busy.get(name) ?? 0) + 1);
      most = Math.max(most, busy.get(name) ?? 0);
      await new Promise((resolve) => setTimeout(resolve, 5));
      busy.set(name, (busy.get(name) ?? 0) - 1);
      return { status: 200, body: Buffer.from(vtt('Hello.')) };
    };
    await sync(
      many(30, (at) => `https://host${at % 3}.example/${at}.vtt`),
      { companions: { fetch: slow, objects } },
    );
    expect(most).toBe(2);
  });

  it('leaves a host that fails three times in a row, and nobody else', async () => {
    for (let at = 1; at < 40; at += 2) web[`https://host1.example/${at}.vtt`] = { body: vtt('Hello.') };
    const report = await sync(many(40, (at) => `https://host${at % 2}.example/${at}.vtt`));
    expect(report?.stored).toBe(20);
    expect(report?.failed).toBeLessThanOrEqual(4);
    expect(report?.waiting).toBe(20 - (report?.failed ?? 0));
  });

  it('begins nothing new once it is told to stop', async () => {
    const stop = AbortSignal.abort();
    expect(
      await sync(
        many(5, (at) => `${host}/${at}.vtt`),
        { companions: { fetch, objects, stop } },
      ),
    ).toMatchObject({ waiting: 5 });
    expect(asked).toEqual([]);
  });
});

describe('A run that is cut short', () => {
  it('is finished by the next, and ends with the same table', async () => {
    const feed = feedOf(
      ['a', 'b', 'c'].map((name) =>
        item({
          guid: name,
          title: `Harbour ${name}`,
          extra: transcriptTag(`${host}/${name}.vtt`) + chaptersTag(`${host}/${name}.json`),
        }),
      ),
    );
    for (const name of ['a', 'b', 'c']) {
      web[`${host}/${name}.vtt`] = { body: vtt(`Words ${name}.`) };
      web[`${host}/${name}.json`] = { body: json(`Chapter ${name}`) };
    }
    await sync(feed);
    const whole = await dump();
    const steps = cost.writes;
    for (let killedAt = 1; killedAt < steps; killedAt += 1) {
      ({ table, cost, dump } = await createTestTable());
      const inner = table;
      const dying: TableClient = {
        ...inner,
        async transact(writes) {
          if (cost.writes + writes.length > killedAt) throw new Error('killed');
          return inner.transact(writes);
        },
      };
      const silent = vi.spyOn(console, 'error').mockImplementation(() => {});
      const reports = await syncFeeds([job], { ...tools(feed), table: dying });
      await syncDueCompanions([job], reports, { ...tools(feed), table: dying });
      silent.mockRestore();
      await sync(feed);
      expect(withoutRevisions(await dump())).toEqual(withoutRevisions(whole));
    }
  });

  it('twice at once, stores everything once', async () => {
    web[`${host}/t.vtt`] = { body: vtt('Hello.') };
    const feed = feedOf([one(transcriptTag(`${host}/t.vtt`))]);
    await Promise.all([sync(feed), sync(feed), sync(feed)]);
    expect(await words()).toEqual(['Hello.']);
    expect(await problems()).toEqual([]);
  });

  const withoutRevisions = (rows: object[]) => rows.map((row) => ({ ...row, rev: 0 }));
});
