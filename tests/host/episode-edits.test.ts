import { beforeEach, describe, expect, it } from 'vitest';
import type { TestItem } from '../support/feeds.ts';
import { harbour, idOf, lighthouse, storedEpisode, syncItems } from '../support/harbour.ts';
import { createHostTest, type HostBrowser, type HostTest } from '../support/host.ts';

let test: HostTest;
let host: HostBrowser;
let id: string;
beforeEach(async () => {
  test = await createHostTest();
  host = await test.signedIn('host');
  await sync();
  id = await idOf(test, 'The harbour');
});

const sync = (changed: Partial<TestItem> = {}, others: TestItem[] = [lighthouse]) =>
  syncItems(test, [{ ...harbour, ...changed }, ...others]);
const stored = () => storedEpisode(test, id);
const page = () => `/host/episodes/${id}`;
const html = async () => (await host.get(page())).text();
const facts = async (changed: Record<string, string> = {}) => ({
  title: 'The harbour',
  number: '12',
  season: '2',
  guests: 'Ann Pilot',
  ifRev: String((await stored()).rev),
  ...changed,
});
const keep = async (changed: Record<string, string>) => host.post(`${page()}/facts`, await facts(changed));
const revert = async (field: string) =>
  host.post(`${page()}/revert`, { field, ifRev: String((await stored()).rev) });
const shown = async () => {
  const { headline, number, season, people } = (await test.reader.episode(id)) ?? {};
  const guests = people?.filter(({ role }) => role === 'guest').map(({ name }) => name);
  return { headline, number, season, guests };
};

describe('What a host says of an episode', () => {
  it('is on its pages and in lists, and its old address leads to the new one', async () => {
    const answer = await keep({ title: 'The harbour, part two' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${page()}?done=facts`]);
    const episode = await test.reader.episode(id);
    expect(episode).toMatchObject({
      title: 'The harbour, part two',
      headline: 'The harbour, part two',
      slug: 'the-harbour-part-two',
      formerSlugs: ['the-harbour'],
    });
    expect(await idOf(test, 'The harbour, part two')).toBe(id);
    expect((await test.reader.person('ann-pilot'))?.episodes.items[0]?.title).toBe('The harbour, part two');
  });

  it('holds whatever the feed says later, and both are shown', async () => {
    await keep({ title: 'Ours', number: '13', season: '', guests: 'Bo Mate\r\nCy Stoker' });
    await sync({ title: 'The harbour, again', season: 3, notes: 'Other notes.' });
    expect(await shown()).toEqual({
      headline: 'Ours',
      number: 13,
      season: undefined,
      guests: ['Bo Mate', 'Cy Stoker'],
    });
    expect((await test.reader.episode(id))?.notesHtml).toContain('Other notes.');
    const told = await html();
    for (const text of ['“The harbour, again”', '“12”', '“3”', '“Ann Pilot”']) {
      expect(told).toContain(`The feed says: ${text}`);
    }
  });

  it('is taken back field by field, without the feed', async () => {
    await keep({ title: 'Ours', number: '', season: '7', guests: '' });
    await sync({ title: 'The harbour, again', season: 3 });
    for (const field of ['title', 'number', 'season', 'guests']) await revert(field);
    expect(await shown()).toEqual({
      headline: 'The harbour, again',
      number: 12,
      season: 3,
      guests: ['Ann Pilot'],
    });
    expect(await html()).not.toContain('The feed says');
  });

  it('has the feed looked at once more, and leaves nothing for the sync after to write', async () => {
    await keep({ title: 'Ours', guests: 'Bo Mate' });
    expect(await sync()).toMatchObject({ outcome: 'synced', created: 0, updated: 0 });
    expect(await sync()).toMatchObject({ outcome: 'unchanged' });
    await revert('title');
    await revert('guests');
    expect(await sync()).toMatchObject({ outcome: 'synced', created: 0, updated: 0 });
    const before = await test.dump();
    expect(await sync()).toMatchObject({ outcome: 'unchanged' });
    expect(await test.dump()).toEqual(before);
  });

  it('is counted: people come and go, and seasons', async () => {
    await keep({ season: '7', guests: 'Bo Mate' });
    const names = (await test.reader.people()).items.map(({ name }) => name);
    expect(names).toContain('Bo Mate');
    expect(names).not.toContain('Ann Pilot');
    expect((await test.reader.facts('my-show'))?.seasons).toEqual([{ season: 7, count: 1 }]);
    await revert('guests');
    expect((await test.reader.people()).items.map(({ name }) => name)).not.toContain('Bo Mate');
    expect((await test.reader.person('ann-pilot'))?.person.episodeCount).toBe(1);
  });

  it('stands in the log', async () => {
    await keep({ title: 'Ours', number: '' });
    const log = await (await host.get('/host/log')).text();
    expect(log).toContain('episode corrected');
    expect(log).toContain('title: “Ours”; number: none');
    expect(log).toContain(`href="${page()}"`);
  });

  it.each([
    ['title', '', 'An episode needs a title.'],
    ['title', ' \u200b ', 'An episode needs a title.'],
    ['title', 'x'.repeat(300), 'A title has at most 200 characters; this one has 300.'],
    ['title', 'Ours\u202egnp', 'cannot be seen or turn text around'],
    ['number', '1000000000', 'Write a whole number from 1 to 999999, or nothing.'],
    ['number', '0', 'Write a whole number'],
    ['season', '-1', 'Write a whole number'],
    ['season', '2.5', 'Write a whole number'],
    ['guests', '<b>Bo</b>', 'holds markup. Write the name alone.'],
    ['guests', 'Bo\u202eetaM', 'cannot be seen or turn text around'],
    ['guests', 'x'.repeat(101), 'A name has at most 100 characters'],
    ['guests', Array.from({ length: 13 }, (_, at) => `Guest ${at}`).join('\n'), 'At most 12 guests'],
  ])('is refused with a sentence, and comes back as it was typed: %s %j', async (field, typed, sentence) => {
    const before = await test.dump();
    const answer = await keep({ guests: 'Dee Deck', [field]: typed });
    const told = await answer.text();
    expect(answer.status).toBe(422);
    expect(told).toContain(sentence);
    expect(told).toContain(
      typed.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').trim(),
    );
    if (field !== 'guests') expect(told).toContain('Dee Deck');
    expect(await test.dump()).toEqual(before);
  });

  it('meets an episode that changed meanwhile: the newer words are shown beside those that were typed', async () => {
    const seen = await facts({ title: 'Mine', number: '14' });
    await keep({ title: 'Theirs' });
    const answer = await host.post(`${page()}/facts`, seen);
    const told = await answer.text();
    expect(answer.status).toBe(409);
    expect(told).toContain('The episode has changed since you opened this page');
    expect(told).toContain('value="Mine"');
    expect(told).toContain('It now says: “Theirs”');
    expect((await shown()).headline).toBe('Theirs');
    const [, ifRev = ''] = told.match(/name="ifRev" value="(\d+)"/) ?? [];
    expect((await host.post(`${page()}/facts`, { ...seen, ifRev })).status).toBe(303);
    expect((await shown()).headline).toBe('Mine');
  });

  it('is said by hosts, and read by moderators', async () => {
    const moderator = await test.signedIn('moderator');
    const told = await (await moderator.get(page())).text();
    expect(told).toContain('The harbour');
    expect(told).not.toContain('name="ifRev"');
    expect((await moderator.post(`${page()}/facts`, await facts())).status).toBe(403);
  });

  it('is nothing when there is no such episode', async () => {
    const sent = await facts({ title: 'Ours' });
    expect((await host.post('/host/episodes/aaaaaaaaaa/facts', sent)).status).toBe(404);
    expect((await host.get('/host/episodes/aaaaaaaaaa')).status).toBe(404);
  });
});
