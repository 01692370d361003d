import { beforeEach, describe, expect, it } from 'vitest';
import { jobOfShow } from '../../functions/sync/job.ts';
import { syncFeeds } from '../../functions/sync/run.ts';
import type { TableClient } from '../../shared/table/client.ts';
import { createDiscussionTest } from '../support/discussion.ts';
import { feedOf, item, syncToolsOf } from '../support/feeds.ts';
import { harbour, idOf, lighthouse, storedEpisode } from '../support/harbour.ts';
import { createHostTest, type HostBrowser, type HostTest } from '../support/host.ts';

/** Called before each transaction of the sync, with how many there were. */
let before: (count: number) => Promise<void> = async () => {};
let test: HostTest;
let host: HostBrowser;
let id: string;

beforeEach(async () => {
  before = async () => {};
  test = await createHostTest(await createDiscussionTest('trusted'));
  host = await test.signedIn('host');
  await sync('The harbour');
  id = await idOf(test, 'The harbour');
});

async function sync(title: string, notes = 'Notes.') {
  let count = 0;
  const table: TableClient = {
    ...test.table,
    async transact(writes) {
      count += 1;
      await before(count);
      return test.table.transact(writes);
    },
  };
  const feed = feedOf([
    item({ ...harbour, title, notes }),
    item({ ...lighthouse, notes: `<p>See also #12. ${notes}</p>` }),
  ]);
  const [report] = await syncFeeds([jobOfShow(test.site, test.site.shows[0])], {
    ...syncToolsOf(table, feed, test.clock.now),
    site: test.site,
  });
  return { report, count };
}
const revOf = async () => String((await storedEpisode(test, id)).rev);
const keep = async (title: string, guests = 'Bo Mate') =>
  host.post(`/host/episodes/${id}/facts`, { title, number: '12', season: '2', guests, ifRev: await revOf() });
const hide = async () => host.post(`/host/episodes/${id}/hide`, { ifRev: await revOf() });

async function shown() {
  const { reader } = test;
  const other = await idOf(test, 'The lighthouse');
  return {
    page: (await reader.episode(id))?.headline,
    notes: (await reader.episode(id))?.notesHtml,
    people: (await reader.people()).items.map(({ name, episodeCount }) => `${name} ${episodeCount}`),
    facts: await reader.facts('my-show'),
    seeAlso: (await reader.episode(other))?.seeAlso.map(({ headline }) => headline),
    list: (await reader.episodes('my-show')).items.map(({ title }) => title),
  };
}

describe('A host’s edit while a sync is under way', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'before its write %i stands, and so does what the sync brought',
    async (at) => {
      let edited: Response | undefined;
      before = async (count) => {
        if (count !== at || edited) return;
        edited = await keep('Ours');
      };
      const { report, count } = await sync('The harbour', 'Other notes.');
      if (count < at) return;
      before = async () => {};
      expect([report?.outcome, edited?.status]).toEqual(['synced', 303]);
      const now = await shown();
      expect(now).toMatchObject({ page: 'Ours', notes: '<p>Other notes.</p>', seeAlso: ['Ours'] });
      expect(now.people).toContain('Bo Mate 1');
      expect(now.people.join()).not.toContain('Ann Pilot');
      await sync('The harbour', 'Other notes.');
      expect(await shown()).toEqual(now);
      expect((await sync('The harbour', 'Other notes.')).report?.outcome).toBe('unchanged');
    },
  );

  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'that hides the episode before its write %i leaves it nowhere',
    async (at) => {
      let edited: Response | undefined;
      before = async (count) => {
        if (count !== at || edited) return;
        edited = await hide();
      };
      const { count } = await sync('The harbour', 'Other notes.');
      if (count < at) return;
      before = async () => {};
      const now = await shown();
      expect(now).toMatchObject({ page: undefined, seeAlso: [], facts: { episodeCount: 1, seasons: [] } });
      expect(now.list).not.toContain('The harbour');
      expect(now.people.join()).not.toContain('Ann Pilot');
      await sync('The harbour', 'Other notes.');
      expect(await shown()).toEqual(now);
    },
  );

  it('made from a page that the sync has overtaken is told so', async () => {
    const ifRev = await revOf();
    await sync('The harbour', 'Other notes.');
    const sent = { title: 'Ours', number: '12', season: '2', guests: '', ifRev };
    expect((await host.post(`/host/episodes/${id}/facts`, sent)).status).toBe(409);
  });

  it('is finished by the next sync when it was cut short after it was stored', async () => {
    const { table } = test;
    let stored = 0;
    const cut: TableClient = {
      ...table,
      async transact(writes) {
        stored += 1;
        if (stored > 1) throw new Error('The function was ended.');
        return table.transact(writes);
      },
    };
    const { editFacts } = await import('../../functions/host/episodes/edit-facts.ts');
    const typed = { title: 'Ours', number: '12', season: '2', guests: '' };
    const asked = { episode: id, ifRev: Number(await revOf()), moderator: 'a-host' };
    await expect(editFacts({ ...test.parts, table: cut }, asked, typed)).rejects.toThrow('ended');
    expect(await shown()).toMatchObject({ page: 'Ours', seeAlso: ['The harbour'] });
    await sync('The harbour');
    expect(await shown()).toMatchObject({ page: 'Ours', seeAlso: ['Ours'] });
  });
});
