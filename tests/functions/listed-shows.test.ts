import { describe, expect, it } from 'vitest';
import { removeLink } from '../../functions/articles/edit-links.ts';
import { jobOfShow } from '../../functions/sync/job.ts';
import { syncListedShows } from '../../functions/sync/listed-shows.ts';
import { syncFeeds } from '../../functions/sync/run.ts';
import type { Site } from '../../shared/site/schema.ts';
import { ConflictError, type TableClient } from '../../shared/table/client.ts';
import { feedOf, item, syncToolsOf, testSite } from '../support/feeds.ts';
import { createTestTable, testReader } from '../support/table.ts';

const [show] = testSite.shows;
const other = {
  ...show,
  slug: 'another-show',
  title: 'Another show',
  feed: 'https://feeds.example/another.xml',
};
const both: Site = { ...testSite, shows: [show, other] };
const now = () => new Date('2026-11-24T12:00:00Z');
const note = (path: string) => `<p>Boats leave <a href="https://boats.org/2026/11/${path}">[Link]</a></p>`;

async function siteWithBoth() {
  const { table, dump } = await createTestTable();
  const feeds = {
    [show.feed]: feedOf([item({ guid: 'a', title: 'Harbour a', notes: note('shared-by-both-shows') })]),
    [other.feed]: feedOf([
      item({ guid: 'b', title: 'Harbour b', notes: note('shared-by-both-shows') + note('of-one-show-only') }),
    ]),
  };
  const list = (site: Site, through: TableClient = table) => syncListedShows({ table: through, site, now });
  await list(both);
  await syncFeeds(
    both.shows.map((one) => jobOfShow(both, one)),
    { ...syncToolsOf(table, feeds), site: both },
  );
  const reader = testReader(table);
  const seen = async () => ({
    latest: (await reader.latest()).items.map(({ title }) => title).sort(),
    articles: (await reader.articles()).items.map(({ address }) => address?.split('/').at(-1)).sort(),
    people: JSON.stringify(await reader.people()),
  });
  return { table, dump, reader, list, seen };
}

describe('A show that leaves the configuration', () => {
  it('leaves the lists across shows, of people and of articles, and returns with all it had', async () => {
    const { list, seen } = await siteWithBoth();
    const before = await seen();
    expect(before.articles).toEqual(['of-one-show-only', 'shared-by-both-shows']);
    expect(await list(testSite)).toBe(true);
    const left = await seen();
    expect(left.latest).toEqual(['Harbour a']);
    expect(left.articles).toEqual(['shared-by-both-shows']);
    expect(await list(both)).toBe(true);
    expect(await seen()).toEqual(before);
  });

  it('changes nothing a second time', async () => {
    const { dump, list } = await siteWithBoth();
    await list(testSite);
    const before = await dump();
    expect(await list(testSite)).toBe(false);
    expect(await dump()).toEqual(before);
  });

  it('is taken out by the next run when one is cut short at any write', async () => {
    for (let writes = 0; writes < 5; writes += 1) {
      const { table, list, seen } = await siteWithBoth();
      let left = writes;
      const dying: TableClient = {
        ...table,
        transact: (group) => {
          left -= 1;
          return left < 0 ? Promise.reject(new ConflictError([0])) : table.transact(group);
        },
      };
      await list(testSite, dying).catch(() => {});
      await list(testSite);
      expect(await seen()).toMatchObject({ latest: ['Harbour a'], articles: ['shared-by-both-shows'] });
    }
  });

  it('returns without the links that a host took away', async () => {
    const { table, reader, list } = await siteWithBoth();
    const episode = (await reader.latest()).items.find(({ title }) => title === 'Harbour b');
    const [first] = (await reader.articlesOf(episode?.id ?? '')) ?? [];
    await removeLink(
      { table, site: both, now },
      { episode: episode?.id ?? '', article: first?.article.id ?? '' },
    );
    await list(testSite);
    await list(both);
    expect(await reader.articlesOf(episode?.id ?? '')).toHaveLength(1);
    const { discussedOn } = (await reader.article(first?.article.id ?? '')) ?? {};
    expect(discussedOn?.items.map((one) => one.episode.title)).toEqual(['Harbour a']);
  });
});
