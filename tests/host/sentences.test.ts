import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { buildSearchIndex } from '../../functions/search/build.ts';
import { jobOfShow } from '../../functions/sync/job.ts';
import { syncDueCompanions, syncFeeds } from '../../functions/sync/run.ts';
import { createSearch } from '../../shared/search/current-index.ts';
import { createFilePlace } from '../../shared/search/place.ts';
import { toVtt } from '../../shared/transcripts/emit.ts';
import { testFolder } from '../search/invented.ts';
import { feedOf, item, syncToolsOf } from '../support/feeds.ts';
import { createHostTest, type HostBrowser, type HostTest } from '../support/host.ts';

const said = ['Good morning.', 'Who pays for the fairy?', 'Nobody does.'];

let test: HostTest;
let host: HostBrowser;
let id: string;
let page: string;
beforeEach(async () => {
  test = await createHostTest();
  await fetched(...said);
  const { items } = await test.reader.latest({ limit: 10 });
  id = items.find(({ title }) => title === 'The harbour')?.id ?? '';
  page = `/host/episodes/${id}/words`;
});

/** The sync, a day later each time, over a transcript of these sentences; the host signs in again. */
async function fetched(...lines: string[]) {
  test.later(25 * 3600);
  host = await test.signedIn('host');
  const extra = '<podcast:transcript url="https://example.org/words.vtt" type="text/vtt"/>';
  const feed = feedOf([
    item({ guid: 'one', title: 'The harbour', date: new Date('2026-11-20T10:00:00Z'), extra }),
  ]);
  const vtt = toVtt({ cues: lines.map((text, at) => ({ start: at * 5, end: at * 5 + 4, text })) });
  const tools = {
    ...syncToolsOf(test.table, feed, test.clock.now),
    companions: {
      fetch: async () => ({ status: 200 as const, body: Buffer.from(vtt) }),
      objects: { get: async () => undefined, put: () => Promise.reject(new TypeError('Too long.')) },
    },
  };
  const job = jobOfShow(test.site, test.site.shows[0]);
  await syncDueCompanions([job], await syncFeeds([job], tools), tools);
}
const words = async () => (await test.reader.transcript(id))?.cues.map(({ text }) => text);
const correct = (text: string, seen = 'Who pays for the fairy?', start = '5') =>
  host.post(page, { find: '', from: '0', start, at: '1', seen, text });
const html = async (query = '') => (await host.get(`${page}${query}`)).text();

describe('A sentence of a transcript that a host corrects', () => {
  it('is on pages, and leads back to where it stands', async () => {
    const answer = await correct('Who pays for\r\n the ferry?');
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${page}?done=yes#c1`]);
    expect(await words()).toEqual(['Good morning.', 'Who pays for the ferry?', 'Nobody does.']);
    expect(await (await host.get('/host/log')).text()).toContain('sentence corrected');
  });

  it('stays corrected when the file is read again, as long as the sentence is there', async () => {
    await correct('Who pays for the ferry?');
    await fetched('A new greeting.', ...said);
    expect(await words()).toEqual([
      'A new greeting.',
      'Good morning.',
      'Who pays for the ferry?',
      'Nobody does.',
    ]);
    await fetched('Good morning.', 'Who paid for the ferry?');
    expect(await words()).toEqual(['Good morning.', 'Who paid for the ferry?']);
    expect(await html()).toContain('Not in the file any more');
    await fetched(...said);
    expect(await words()).toContain('Who pays for the ferry?');
  });

  it('is taken back, and both are shown until then', async () => {
    await correct('Who pays for the ferry?');
    const told = await html();
    expect(told).toContain('Who pays for the ferry?');
    expect(told).toContain('Who pays for the fairy?</q>');
    const revert = { find: '', from: '0', start: '5', was: 'Who pays for the fairy?' };
    expect((await host.post(`${page}/revert`, revert)).status).toBe(303);
    expect(await words()).toEqual(said);
    expect(await html()).not.toContain('The file says');
  });

  it('is none when it says what the file says, also in two steps', async () => {
    const before = await test.dump();
    await correct('Who pays for the fairy?');
    expect(await test.dump()).toEqual(before);
    await correct('Who pays for the ferry?');
    await correct('Who pays for the ferries?', 'Who pays for the ferry?');
    expect(await words()).toContain('Who pays for the ferries?');
    await correct('Who pays for the fairy?', 'Who pays for the ferries?');
    expect(await words()).toEqual(said);
    expect(await html()).not.toContain('The file says');
  });

  it('is found by its new words, and not by the old ones', async () => {
    const place = createFilePlace(join(testFolder(), 'search.sqlite'));
    const found = async (text: string) => {
      const { site, table, reader } = test;
      await buildSearchIndex({ site, table, reader, now: () => test.clock.now, place });
      const search = createSearch(place);
      const { items = [] } = (await search.search({ text })) ?? {};
      search.close();
      return items.filter(({ kind }) => kind === 'transcript').map(({ second }) => second);
    };
    expect(await found('fairy')).toEqual([5]);
    await correct('Who pays for the ferry?');
    expect(await found('"ferry"')).toEqual([5]);
    expect(await found('"fairy"')).toEqual([]);
  });

  it('is looked for by its words', async () => {
    const told = await html('?find=PAYS');
    expect(told).toContain('1 sentence with “PAYS”.');
    expect(told).toContain('Who pays for the fairy?');
    expect(told).not.toContain('Nobody does.');
  });

  it.each([
    ['', 'A sentence needs words.'],
    ['x'.repeat(2001), 'A sentence has at most 2000 characters; this one has 2001.'],
    ['Who pays\u202e for it?', 'cannot be seen or turn text around'],
  ])('is refused with a sentence, and comes back as it was typed: %j', async (text, sentence) => {
    const before = await test.dump();
    const answer = await correct(text);
    const told = await answer.text();
    expect(answer.status).toBe(422);
    expect(told).toContain(sentence);
    expect(told).toContain('aria-invalid="true"');
    expect(told).toContain(`>${text}</textarea>`);
    expect(await test.dump()).toEqual(before);
  });

  it('that changed meanwhile is shown as it is now, with what was typed', async () => {
    await correct('Who pays for the ferry?');
    const answer = await correct('Who paid for the fairy?');
    const told = await answer.text();
    expect(answer.status).toBe(409);
    expect(told).toContain('This sentence has changed since you opened the page');
    expect(told).toContain('Who pays for the ferry?');
    expect(told).toContain('>Who paid for the fairy?</textarea>');
    await fetched('Something else altogether.');
    const lost = await (await correct('Who paid for the fairy?')).text();
    expect(lost).toContain('Who paid for the fairy?');
    expect(await words()).toEqual(['Something else altogether.']);
  });

  it('holds markup as text', async () => {
    await correct('<img src=x onerror=alert(1)>');
    expect(await words()).toContain('<img src=x onerror=alert(1)>');
    expect(await html()).not.toContain('<img');
  });

  it('is read by moderators, corrected by hosts, and nowhere without a transcript', async () => {
    const moderator = await test.signedIn('moderator');
    const told = await (await moderator.get(page)).text();
    expect(told).toContain('Who pays for the fairy?');
    expect(told).not.toContain('<textarea');
    const sent = { find: '', from: '0', start: '5', seen: 'Who pays for the fairy?', text: 'x' };
    expect((await moderator.post(page, sent)).status).toBe(403);
    const { items } = await test.reader.latest({ limit: 10 });
    const other = items.find(({ title }) => title === 'The lighthouse')?.id ?? '';
    expect((await host.get(`/host/episodes/${other}/words`)).status).toBe(404);
    expect((await host.post(`/host/episodes/${other}/words`, sent)).status).toBe(404);
  });
});
