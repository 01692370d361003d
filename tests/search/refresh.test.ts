import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { refreshSearchIndex } from '../../functions/search/refresh.ts';
import { syncFeed } from '../../functions/sync/feed.ts';
import { jobOfShow } from '../../functions/sync/job.ts';
import { createSearch } from '../../shared/search/current-index.ts';
import { createFilePlace, type SearchIndexPlace } from '../../shared/search/place.ts';
import { feedOf, item, syncToolsOf, testSite } from '../support/feeds.ts';
import { createTestTable, testReader } from '../support/table.ts';

const folder = mkdtempSync(join(tmpdir(), 'companion-refresh-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const hour = 60 * 60_000;
/** A site with one episode, and a search index of its own. */
async function siteWithSearch() {
  const test = await createTestTable();
  const place = createFilePlace(join(folder, `${randomUUID()}.sqlite`));
  let time = Date.parse('2026-11-24T12:00:00Z');
  const tools = {
    site: testSite,
    table: test.table,
    reader: testReader(test.table),
    now: () => new Date(time),
  };
  const publish = (...titles: string[]) =>
    syncFeed(
      jobOfShow(testSite, testSite.shows[0]),
      syncToolsOf(test.table, feedOf(titles.map((title) => item({ title })))),
    );
  await publish('The ferry');
  return {
    publish,
    refresh: (isChanged: boolean, at: SearchIndexPlace = place) =>
      refreshSearchIndex(isChanged, { ...tools, place: at }),
    state: async () => (await test.dump()).find(({ pk }) => pk === 'SEARCH'),
    pass: (milliseconds: number) => {
      time += milliseconds;
    },
    async found(text: string) {
      const search = createSearch(place);
      const answer = await search.search({ text });
      search.close();
      return answer?.total;
    },
  };
}

describe('the search index', () => {
  it('is made by the first run and by each that changed something, and by no other', async () => {
    const site = await siteWithSearch();
    expect(await site.refresh(false)).toMatchObject({ written: 1 });
    expect(await site.refresh(false)).toBeUndefined();
    await site.publish('The ferry', 'The lighthouse');
    expect(await site.refresh(true)).toMatchObject({ written: 1 });
    expect(await site.found('lighthouse')).toBe(1);
  });

  it('says when it was last rewritten, and keeps that when a build found nothing to change', async () => {
    const site = await siteWithSearch();
    await site.refresh(true);
    const first = await site.state();
    site.pass(hour);
    await site.refresh(true);
    expect(await site.state()).toMatchObject({ isDue: false, changedAt: first?.changedAt });
    expect((await site.state())?.checkedAt).not.toBe(first?.checkedAt);
  });

  it('is made by the next run when a build was cut short, though nothing has changed since', async () => {
    const site = await siteWithSearch();
    await site.refresh(true);
    await site.publish('The ferry', 'The lighthouse');
    const broken = {
      current: async () => undefined,
      update: () => Promise.reject(new Error('no room')),
    };
    await expect(site.refresh(true, broken)).rejects.toThrow('no room');
    expect(await site.refresh(false)).toMatchObject({ written: 1 });
    expect(await site.refresh(false)).toBeUndefined();
  });

  it('is compared once a day, though nothing seems to have changed', async () => {
    const site = await siteWithSearch();
    await site.refresh(true);
    site.pass(23 * hour);
    expect(await site.refresh(false)).toBeUndefined();
    site.pass(2 * hour);
    expect(await site.refresh(false)).toMatchObject({ written: 0, removed: 0 });
  });
});
