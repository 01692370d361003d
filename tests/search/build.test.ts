import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildSearchIndex, type SearchBuildTools } from '../../functions/search/build.ts';
import { syncFeed } from '../../functions/sync/feed.ts';
import { jobOfShow } from '../../functions/sync/job.ts';
import { syncOwnArticles } from '../../functions/sync/own-articles.ts';
import type { OwnArticle } from '../../shared/article.ts';
import { createSearch } from '../../shared/search/current-index.ts';
import { createFilePlace } from '../../shared/search/place.ts';
import { companionWrite } from '../../shared/sync/companion.ts';
import { transcriptKey } from '../../shared/table/keys.ts';
import { packTranscript } from '../../shared/transcripts/stored.ts';
import { feedOf, item, syncToolsOf, testSite } from '../support/feeds.ts';
import { createTestTable, testReader } from '../support/table.ts';
import { testFolder } from './invented.ts';

const now = new Date('2026-11-24T12:00:00Z');
const show = testSite.shows[0];

/** A site with a table and an index, and how often episodes were read. */
async function siteWith(items: string[]) {
  const { table } = await createTestTable();
  const read: string[] = [];
  const reader = testReader(table, now);
  const place = createFilePlace(join(testFolder(), 'search.sqlite'));
  const tools: SearchBuildTools = {
    site: testSite,
    table,
    place,
    now: () => now,
    reader: {
      ...reader,
      episode(id) {
        read.push(id);
        return reader.episode(id);
      },
    },
  };
  const sync = (told: string[]) => syncFeed(jobOfShow(testSite, show), syncToolsOf(table, feedOf(told), now));
  await sync(items);
  const search = createSearch(place);
  const titles = async (text: string) =>
    (await search.search({ text }))?.items.map(({ title }) => title).sort() ?? [];
  return { table, reader, tools, read, sync, search, titles, build: () => buildSearchIndex(tools) };
}

const feedItems = [
  item({ guid: 'g1', title: 'Herons at dawn', notes: 'With <b>Nora Fairweather</b> &amp; a boat.' }),
  item({ guid: 'g2', title: 'Otters at dusk', notes: 'Nobody came.' }),
  item({ guid: 'g3', title: 'Puffins, later', date: new Date('2026-12-24') }),
];

describe('Building the search index', () => {
  it('puts in the episodes that are out, with their notes as text', async () => {
    const { build, titles, search } = await siteWith(feedItems);
    expect(await build()).toEqual({ documents: 2, written: 2, removed: 0 });
    expect(await titles('fairweather boat ')).toEqual(['Herons at dawn']);
    expect(await titles('puffins ')).toEqual([]);
    const [found] = (await search.search({ text: 'nora' }))?.items ?? [];
    expect(found?.parts.map(({ text }) => text).join('')).toBe('With Nora Fairweather & a boat.');
    expect(found?.url).toMatch(/^\/my-show\/[a-z0-9]+-herons-at-dawn$/);
  });

  it('finds episodes by show and host, which stand in no text', async () => {
    const { build, titles } = await siteWith(feedItems);
    await build();
    expect(await titles('my show dusk ')).toEqual(['Otters at dusk']);
    expect(await titles('"a host" herons ')).toEqual(['Herons at dawn']);
  });

  it('reads and writes only what changed, and nothing when nothing did', async () => {
    const { build, read, sync, titles, tools } = await siteWith(feedItems);
    await build();
    const before = await tools.place.current();
    read.length = 0;
    expect(await build()).toEqual({ documents: 2, written: 0, removed: 0 });
    expect(read).toEqual([]);
    expect(await tools.place.current()).toEqual(before);

    await sync([...feedItems.slice(1), item({ guid: 'g1', title: 'Herons at noon', notes: 'Too late.' })]);
    expect(await build()).toEqual({ documents: 2, written: 1, removed: 0 });
    expect(read).toHaveLength(1);
    expect(await titles('fairweather ')).toEqual([]);
    expect(await titles('herons ')).toEqual(['Herons at noon']);
  });

  it('keeps an episode that left its feed, and takes out those of a show that left the site', async () => {
    const { build, sync, titles, tools } = await siteWith(feedItems);
    await build();
    await sync(feedItems.slice(1));
    await build();
    expect(await titles('herons ')).toEqual(['Herons at dawn']);
    const report = await buildSearchIndex({ ...tools, site: { ...testSite, shows: [] } });
    expect(report).toEqual({ documents: 0, written: 0, removed: 2 });
    expect(await titles('herons ')).toEqual([]);
  });

  it('puts in transcripts, follows their changes, and lands on the second', async () => {
    const { build, reader, table, search } = await siteWith(feedItems);
    const id = (await reader.latest()).items.find(({ title }) => title === 'Otters at dusk')?.id ?? '';
    const say = async (text: string, rev: number) => {
      const { bytes, summary } = packTranscript({ cues: [{ start: 61.5, end: 64, text }] });
      const known = { id, kind: 'transcript' as const, title: '', publishedAt: '', wanted: '', episode: '' };
      await table.transact([
        { put: { ...transcriptKey(id), bytes } },
        companionWrite(show.slug, {
          ...known,
          rev,
          files: [],
          failures: 0,
          hasProblem: false,
          digest: summary.digest,
        }),
      ]);
    };
    await build();
    await say('a kingfisher flew', 1);
    expect(await build()).toEqual({ documents: 3, written: 1, removed: 0 });
    expect((await search.search({ text: 'kingfisher dusk ' }))?.items).toMatchObject([{ id, second: 61 }]);
    await say('a cormorant dived', 2);
    expect(await build()).toEqual({ documents: 3, written: 1, removed: 0 });
    expect((await search.search({ text: 'kingfisher ' }))?.total).toBe(0);
    expect((await search.search({ text: 'cormorant ' }))?.total).toBe(1);
  });

  it('puts in own articles by headline, dek and author, and takes out those that are gone', async () => {
    const { build, table, titles } = await siteWith([]);
    const article: OwnArticle = {
      slug: 'weirs',
      headline: 'On weirs',
      dek: 'They hold the river.',
      author: 'a-host',
      kind: 'opinion',
      publishedAt: '2026-10-01T00:00:00.000Z',
      minutes: 3,
    };
    await syncOwnArticles(table, testSite, [article]);
    await build();
    expect(await titles('weirs ')).toEqual(['On weirs']);
    expect(await titles('"a host" river ')).toEqual(['On weirs']);
    await syncOwnArticles(table, testSite, []);
    expect(await build()).toMatchObject({ documents: 0, removed: 1 });
  });

  it('leaves the old index when reading fails half-way, and mends it the next time', async () => {
    const { build, sync, titles, tools } = await siteWith(feedItems.slice(1));
    await build();
    await sync(feedItems);
    const broken = {
      ...tools,
      reader: { ...tools.reader, episode: () => Promise.reject(new Error('gone')) },
    };
    await expect(buildSearchIndex(broken)).rejects.toThrow('gone');
    expect(await titles('dusk ')).toEqual(['Otters at dusk']);
    expect(await titles('herons ')).toEqual([]);
    await build();
    expect(await titles('herons ')).toEqual(['Herons at dawn']);
  });
});
