import { beforeEach, describe, expect, it } from 'vitest';
import { threadId } from '../../shared/thread.ts';
import { postOf, somebody } from '../support/discussion.ts';
import type { TestItem } from '../support/feeds.ts';
import { syncItems } from '../support/harbour.ts';
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
