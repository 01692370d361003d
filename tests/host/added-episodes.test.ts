import { beforeEach, describe, expect, it } from 'vitest';
import { threadId } from '../../shared/thread.ts';
import { postOf, somebody } from '../support/discussion.ts';
import type { TestItem } from '../support/feeds.ts';
import { storedEpisode, syncItems } from '../support/harbour.ts';
import { createHostTest, type HostBrowser, type HostTest } from '../support/host.ts';

const audio = 'https://audio.example.org/ferry.mp3';

let test: HostTest;
let host: HostBrowser;
beforeEach(async () => {
  test = await createHostTest();
  host = await test.signedIn('host');
  test.feeds.set(audio, 'ID3 sound');
  test.feeds.set('https://audio.example.org/page', '<!doctype html><p>A page.');
});

const typed = (changed: Record<string, string> = {}) => ({
  show: 'my-show',
  title: 'The ferry returns',
  address: audio,
  publishedAt: '2026-11-23T09:00',
  duration: '30:00',
  notes: 'What the ferry <b>brought</b><script>alert(1)</script>.',
  ...changed,
});
const add = (changed: Record<string, string> = {}) => host.post('/host/episodes/new', typed(changed));
async function added(changed: Record<string, string> = {}): Promise<string> {
  const answer = await add(changed);
  return /episodes\/([a-z0-9]{10})\?done=add/.exec(answer.headers.get('location') ?? '')?.[1] ?? '';
}
const sync = (items: TestItem[]) => syncItems(test, [knownAlready, ...items]);
const knownAlready: TestItem = {
  guid: 'one',
  title: 'The harbour',
  date: new Date('2026-11-20T10:00:00Z'),
};
const ferry: TestItem = {
  guid: 'a guid of the feed',
  title: 'The Ferry Returns | My Show',
  date: new Date('2026-11-23T11:30:00Z'),
  audio: 'ferry.mp3',
  notes: 'As the feed has it.',
};
const titles = async () => (await test.reader.latest({ limit: 10 })).items.map(({ headline }) => headline);

describe('An episode that a host adds while the feed lags', () => {
  it('is on pages at once, read as an item of the feed would be', async () => {
    const id = await added();
    expect(await test.reader.episode(id)).toMatchObject({
      title: 'The ferry returns',
      publishedAt: '2026-11-23T09:00:00.000Z',
      duration: 1800,
      enclosure: { url: audio, type: 'audio/mpeg' },
      notesHtml: '<p>What the ferry <strong>brought</strong>.</p>',
      people: [{ name: 'A Host', role: 'host' }],
    });
    expect(await titles()).toContain('The ferry returns');
    expect((await test.reader.facts('my-show'))?.episodeCount).toBe(3);
    const page = await (await host.get(`/host/episodes/${id}?done=add`)).text();
    expect(page).toContain('the feed does not list it yet');
    expect(page).toContain('its item becomes this episode');
    expect(await (await host.get('/host/log')).text()).toContain('episode added');
  });

  it.each<[string, Partial<TestItem>, Record<string, string>]>([
    [
      'its audio, whatever it is called by then',
      { title: 'Another name', date: new Date('2026-11-24T01:00:00Z') },
      {},
    ],
    [
      'its title, day and length, wherever the audio lies',
      { title: 'The ferry returns', audio: 'x9.mp3' },
      {},
    ],
    [
      'its title and day, when no length was typed',
      { title: 'The ferry returns', audio: 'x9.mp3' },
      { duration: '' },
    ],
  ])('becomes the feed’s item, known by %s', async (_, of, words) => {
    const id = await added(words);
    const thread = threadId('episode', id);
    await test.discussions.post(postOf(thread, 'First!'), somebody());
    expect(await sync([{ ...ferry, ...of }])).toMatchObject({ created: 0, updated: 1 });
    const episode = await test.reader.episode(id);
    expect(episode).toMatchObject({ guid: 'a guid of the feed', notesHtml: '<p>As the feed has it.</p>' });
    expect((await titles()).length).toBe(3);
    expect(await (await host.get(`/host/episodes/${id}`)).text()).not.toContain('does not list it yet');
    // From then on it is known by its guid.
    await sync([{ ...ferry, ...of, title: 'Renamed', audio: 'moved.mp3', host: 'elsewhere.example.org' }]);
    expect(await test.reader.episode(id)).toMatchObject({ headline: 'Renamed' });
    expect((await titles()).length).toBe(3);
  });

  it('keeps what the host corrected in it, and what the feed says is shown beside', async () => {
    const id = await added();
    const seen = await (await host.get(`/host/episodes/${id}`)).text();
    const ifRev = /name="ifRev" value="(\d+)"/.exec(seen)?.[1] ?? '';
    await host.post(`/host/episodes/${id}/facts`, {
      title: 'Ours',
      number: '7',
      season: '',
      guests: '',
      ifRev,
    });
    await sync([ferry]);
    expect(await test.reader.episode(id)).toMatchObject({
      headline: 'Ours',
      number: 7,
      guid: 'a guid of the feed',
      formerSlugs: ['the-ferry-returns'],
    });
    expect(await (await host.get(`/host/episodes/${id}`)).text()).toContain(
      'The feed says: “The Ferry Returns”',
    );
  });

  it('is no second one of what is here already, and says which', async () => {
    const id = await added();
    const again: Record<string, string>[] = [
      {},
      { title: 'Other words' },
      { address: `${audio}?download=1` },
    ];
    test.feeds.set(`${audio}?download=1`, 'ID3 sound');
    for (const changed of again) {
      const answer = await add(changed);
      expect(answer.status).toBe(422);
      const told = await answer.text();
      expect(told).toContain('This is here already: “The ferry returns”.');
      expect(told).toContain(`href="/host/episodes/${id}"`);
    }
    expect((await titles()).length).toBe(3);
  });

  it('stays when the feed never lists it', async () => {
    const id = await added();
    expect(await sync([])).toMatchObject({ created: 0 });
    expect((await test.reader.episode(id))?.headline).toBe('The ferry returns');
  });

  it.each([
    ['title', '', 'An episode needs a title.'],
    ['title', 'x'.repeat(300), 'A title has at most 200 characters'],
    ['address', 'ferry.mp3', 'it starts with https:// or http://'],
    ['address', 'javascript:alert(1)', 'it starts with https:// or http://'],
    ['address', 'https://me:secret@audio.example.org/ferry.mp3', 'holds a name or a password'],
    ['address', 'http://127.0.0.1/ferry.mp3', 'is not an address of the public internet'],
    ['address', 'http://169.254.169.254/latest/meta-data', 'is not an address of the public internet'],
    ['address', 'https://audio.example.org/nothing.mp3', 'Its server does not answer.'],
    ['address', 'https://audio.example.org/page', 'is no audio'],
    ['publishedAt', 'yesterday', 'Write a day and a time in UTC'],
    ['publishedAt', '2026-02-31T10:00', 'Write a day and a time in UTC'],
    ['duration', 'long', 'Write a length as 58:20'],
    ['duration', '1000000000', 'Write a length as 58:20'],
    ['notes', 'x'.repeat(50_001), 'Notes have at most 50000 characters'],
    ['show', 'no-show', 'Choose a show of the site.'],
  ])('is refused with a sentence, and comes back as it was typed: %s %j', async (field, text, sentence) => {
    const before = await test.dump();
    const answer = await add({ [field]: text });
    const told = await answer.text();
    expect(answer.status).toBe(422);
    expect(told).toContain(sentence);
    if (field !== 'show') expect(told).toContain(text);
    expect(told).toContain('30:00'.slice(0, field === 'duration' ? 0 : undefined));
    expect(told).toContain('What the ferry'.slice(0, field === 'notes' ? 0 : undefined));
    expect(await test.dump()).toEqual(before);
  });
});

describe('What a host typed of an added episode', () => {
  const moved = 'https://audio.example.org/second-take.mp3';
  const later = {
    address: moved,
    publishedAt: '2026-11-22T08:30',
    duration: '31:00',
    notes: '<p>Better.</p>',
  };
  const pageOf = async (id: string) => (await host.get(`/host/episodes/${id}`)).text();
  const revOf = async (id: string) => /name="ifRev" value="(\d+)"/.exec(await pageOf(id))?.[1] ?? '';
  const retype = async (id: string, changed: Record<string, string> = {}) =>
    host.post(`/host/episodes/${id}/typed`, { ...later, ifRev: await revOf(id), ...changed });
  const detailsOf = async () =>
    (await test.moderation.log({ action: 'edit-episode' })).items.map(({ detail }) => detail);
  beforeEach(() => {
    test.feeds.set(moved, 'ID3 sound');
  });

  it('can be typed anew: audio, date, length and notes, while its id and its discussion stay', async () => {
    const id = await added();
    const thread = threadId('episode', id);
    await test.discussions.post(postOf(thread, 'First!'), somebody());
    const answer = await retype(id);
    expect(answer.headers.get('location')).toBe(`/host/episodes/${id}?done=typed`);
    expect(await test.reader.episode(id)).toMatchObject({
      ...{ id, title: 'The ferry returns', slug: 'the-ferry-returns', formerSlugs: [] },
      ...{ publishedAt: '2026-11-22T08:30:00.000Z', duration: 1860, summary: 'Better.' },
      ...{ enclosure: { url: moved, type: 'audio/mpeg' }, notesHtml: '<p>Better.</p>' },
    });
    const waiting = await test.moderation.queue({ list: 'pending', thread });
    expect(waiting.items).toMatchObject([{ body: 'First!' }]);
    expect((await titles()).filter((title) => title === 'The ferry returns')).toHaveLength(1);
    expect(await detailsOf()).toEqual([`audio: “${moved}”; published: “2026-11-22T08:30”; length: “31:00”`]);
    const page = await pageOf(id);
    for (const value of [moved, '2026-11-22T08:30', '31:00']) expect(page).toContain(`value="${value}"`);
    expect(page).toContain('&lt;p&gt;Better.&lt;/p&gt;</textarea>');
  });

  it('is known to the feed by its new audio from then on, and the feed’s facts hold once it lists it', async () => {
    const id = await added();
    await retype(id);
    const listed = { ...ferry, title: 'Another name', audio: 'second-take.mp3' };
    expect(await sync([{ ...listed, date: new Date('2026-11-24T01:00:00Z') }])).toMatchObject({
      ...{ created: 0, updated: 1 },
    });
    expect(await test.reader.episode(id)).toMatchObject({
      ...{ headline: 'Another name', notesHtml: '<p>As the feed has it.</p>' },
    });
    expect(await pageOf(id)).not.toContain(`/host/episodes/${id}/typed`);
  });

  it('leaves alone what the host corrected: title, guests and that it is hidden', async () => {
    const id = await added();
    const facts = { title: 'Ours', number: '7', season: '', guests: 'Jo Quay' };
    await host.post(`/host/episodes/${id}/facts`, { ...facts, ifRev: await revOf(id) });
    await host.post(`/host/episodes/${id}/hide`, { ifRev: await revOf(id) });
    expect((await retype(id)).status).toBe(303);
    expect(await storedEpisode(test, id)).toMatchObject({
      ...{ headline: 'Ours', number: 7, isHidden: true, duration: 1860 },
      people: [{ name: 'A Host' }, { name: 'Jo Quay' }],
    });
    await host.post(`/host/episodes/${id}/revert`, { field: 'title', ifRev: await revOf(id) });
    expect((await storedEpisode(test, id)).headline).toBe('The ferry returns');
  });

  it('is not asked for again where it stays as it is, and nothing is stored when all of it does', async () => {
    const id = await added();
    test.feeds.delete(audio);
    const same = { address: audio, publishedAt: '2026-11-23T09:00', duration: '30:00' };
    const notes = '<p>What the ferry <strong>brought</strong>.</p>';
    const before = await revOf(id);
    expect((await retype(id, { ...same, notes })).status).toBe(303);
    expect(await revOf(id)).toBe(before);
    expect((await retype(id, { ...same, notes: 'One.\r\n\r\nTwo.' })).status).toBe(303);
    expect((await test.reader.episode(id))?.notesHtml).toContain('Two.');
    expect(await detailsOf()).toEqual(['notes']);
  });

  it.each([
    ['address', 'javascript:alert(1)', 'it starts with https:// or http://'],
    ['address', 'http://169.254.169.254/latest/meta-data', 'is not an address of the public internet'],
    ['address', 'https://audio.example.org/page', 'is no audio'],
    ['publishedAt', '2026-02-31T10:00', 'Write a day and a time in UTC'],
    ['duration', 'long', 'Write a length as 58:20'],
    ['notes', 'x'.repeat(50_001), 'Notes have at most 50000 characters'],
  ])('is refused with the sentences of adding, and comes back as it was typed: %s %j', async (...of) => {
    const [field, text, sentence] = of;
    const id = await added();
    const before = await test.dump();
    const answer = await retype(id, { [field]: text });
    expect(answer.status).toBe(422);
    const told = await answer.text();
    for (const part of [sentence, text, field === 'address' ? '31:00' : moved]) expect(told).toContain(part);
    expect(await test.dump()).toEqual(before);
  });

  it('is not what another episode is already', async () => {
    const id = await added();
    const other = await added({ title: 'Another', address: moved, publishedAt: '2026-11-21T09:00' });
    const answer = await retype(id);
    expect(answer.status).toBe(422);
    const told = await answer.text();
    expect(told).toContain('This is here already: “Another”.');
    expect(told).toContain(`href="/host/episodes/${other}"`);
  });

  it('typed on an older page is not stored, and both what is there and what was typed are shown', async () => {
    const id = await added();
    const ifRev = await revOf(id);
    await retype(id);
    const second = await retype(id, { duration: '40:00', ifRev });
    expect(second.status).toBe(409);
    const told = await second.text();
    expect(told).toContain('value="40:00"');
    expect(told).toContain('It now says: “31:00”');
    await sync([{ ...ferry, audio: 'second-take.mp3' }]);
    const late = await retype(id, { duration: '50:00', ifRev });
    expect(late.status).toBe(409);
    expect(await late.text()).toMatch(/The feed lists this episode by now[\s\S]*<dd>50:00<\/dd>/);
    const current = { ...later, ifRev: Number(await revOf(id)) };
    const asked = await host.send('POST', `/host/episodes/${id}/typed`, current);
    expect(await asked.json()).toMatchObject({ status: 409, type: '/problems/stale-revision' });
  });

  it('and a sync at the same moment end as if one had come after the other', async () => {
    const id = await added();
    const ifRev = await revOf(id);
    const notes = { address: audio, publishedAt: '2026-11-23T09:00', duration: '30:00', ifRev };
    const [answer] = await Promise.all([retype(id, notes), sync([ferry])]);
    expect([303, 409]).toContain(answer.status);
    await sync([ferry]);
    const found = await test.reader.episode(id);
    expect(found).toMatchObject({ guid: 'a guid of the feed', notesHtml: '<p>As the feed has it.</p>' });
    expect((await titles()).length).toBe(3);
  });
});
