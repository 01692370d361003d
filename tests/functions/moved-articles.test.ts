import { describe, expect, it } from 'vitest';
import { addLink, removeLink } from '../../functions/articles/edit-links.ts';
import { syncArticlePages } from '../../functions/sync/article-pages.ts';
import { jobOfShow } from '../../functions/sync/job.ts';
import { syncOwnArticles } from '../../functions/sync/own-articles.ts';
import { syncFeeds } from '../../functions/sync/run.ts';
import type { OwnArticle } from '../../shared/article.ts';
import { ConflictError, type TableClient } from '../../shared/table/client.ts';
import { feedOf, item, syncToolsOf, testSite } from '../support/feeds.ts';
import { createTestTable, testReader } from '../support/table.ts';

const job = jobOfShow(testSite, testSite.shows[0]);
const now = new Date('2026-11-24T12:00:00Z');
const short = 'https://bit.ly/3xYzAbC';
const long = 'https://boats.org/2026/11/leaving-at-nine-sharp';

const cite = (address: string, words = 'The boats leave at nine') =>
  `<li>An article: ${words} <a href="${address}">[Link]</a></li>`;
const episode = (guid: string, notes: string, title = `Episode ${guid} of the harbour`) =>
  item({
    guid,
    title,
    date: new Date(Date.UTC(2026, 10, guid.charCodeAt(0) - 96)),
    notes: `<ul>${notes}</ul>`,
  });

async function siteWith(...items: string[]) {
  const { table, dump } = await createTestTable();
  const reader = testReader(table);
  const sync = (...told: string[]) =>
    syncFeeds([job], { ...syncToolsOf(table, feedOf(told)), site: testSite });
  const readPages = (through: TableClient = table) =>
    syncArticlePages({
      table: through,
      site: testSite,
      now: () => now,
      unfurl: async (address) =>
        address === short || address === long
          ? { page: { title: 'Leaving at nine sharp' }, address: long }
          : { page: {}, address },
    });
  await sync(...items);
  const listed = async () => (await reader.articles()).items;
  const linked = async (title: string) => {
    const { items: episodes } = await reader.latest({ limit: 100 });
    return reader.articlesOf(episodes.find((one) => one.title.includes(title))?.id ?? '');
  };
  return { table, dump, reader, sync, readPages, listed, linked };
}

describe('A shortened address', () => {
  it('becomes the article that it leads to, with the episodes of both', async () => {
    const { reader, readPages, listed, linked } = await siteWith(
      episode('a', cite(short)),
      episode('b', cite(long)),
    );
    const before = await listed();
    expect(before).toHaveLength(2);
    await readPages();
    const [article, ...others] = await listed();
    expect(others).toEqual([]);
    expect(article).toMatchObject({ headline: 'Leaving at nine sharp', address: long });
    const { discussedOn } = (await reader.article(article?.id ?? '')) ?? {};
    expect(discussedOn?.items.map((one) => one.episode.title.slice(0, 9))).toEqual([
      'Episode b',
      'Episode a',
    ]);
    expect((await linked('Episode a'))?.map((link) => link.article.id)).toEqual([article?.id]);
  });

  it('that nobody cites in full becomes an article under the full address', async () => {
    const { reader, readPages, listed } = await siteWith(episode('a', cite(short)));
    const [before] = await listed();
    await readPages();
    const [article, ...others] = await listed();
    expect(others).toEqual([]);
    expect(article?.id).not.toBe(before?.id);
    // The page under the old id leads to the new one.
    expect((await reader.article(before?.id ?? ''))?.article).toEqual(article);
  });

  it('stays that article in later syncs, which write nothing more', async () => {
    const { dump, sync, readPages, listed } = await siteWith(episode('a', cite(short)));
    await readPages();
    const before = await dump();
    await sync(episode('a', cite(short)));
    expect((await dump()).filter(({ sk }) => sk !== 'STATE')).toEqual(
      before.filter(({ sk }) => sk !== 'STATE'),
    );
    await sync(episode('a', cite(short), 'Another title'), episode('c', cite(short)));
    expect((await listed()).map(({ address }) => address)).toEqual([long]);
  });

  it('is one link where an episode cites it and the full one, at the first mention', async () => {
    const { readPages, linked } = await siteWith(
      episode(
        'a',
        cite(short, '1:00 The boats') + cite('https://swans.org/2026/on-the-swans-of-today') + cite(long),
      ),
    );
    await readPages();
    const links = await linked('Episode a');
    expect(links?.map(({ article, second }) => [article.address, second])).toEqual([
      [long, 60],
      ['https://swans.org/2026/on-the-swans-of-today', undefined],
    ]);
  });

  it('leaves nothing of itself when the last episode no longer cites it', async () => {
    const { sync, readPages, listed } = await siteWith(episode('a', cite(short)));
    await readPages();
    await sync(episode('a', '<li>Nothing</li>'));
    expect(await listed()).toEqual([]);
  });

  it('stays away where a host took its link away, and is found where a host adds it', async () => {
    const { table, reader, sync, readPages, listed, linked } = await siteWith(
      episode('a', cite(short)),
      episode('b', cite(short)),
    );
    const tools = { table, site: testSite, now: () => now };
    const [article] = await listed();
    const { items } = await reader.latest();
    const idOf = (guid: string) => items.find(({ title }) => title.includes(`Episode ${guid}`))?.id ?? '';
    await removeLink(tools, { episode: idOf('a'), article: article?.id ?? '' });
    await readPages();
    await sync(episode('a', cite(short) + cite(long), 'Episode a again'), episode('b', cite(short)));
    expect(await linked('Episode a')).toEqual([]);
    await addLink(tools, { episode: idOf('a'), address: short });
    expect((await linked('Episode a'))?.map((link) => link.article.address)).toEqual([long]);
  });

  it('is merged by the next run when one is cut short at any write', async () => {
    for (let writes = 0; writes < 5; writes += 1) {
      const { table, readPages, listed, linked } = await siteWith(
        episode('a', cite(short)),
        episode('b', cite(long)),
      );
      let left = writes;
      const dying: TableClient = {
        ...table,
        transact: (group) => {
          left -= 1;
          return left < 0 ? Promise.reject(new ConflictError([0])) : table.transact(group);
        },
      };
      await readPages(dying).catch(() => {});
      await readPages();
      expect((await listed()).map(({ address }) => address)).toEqual([long]);
      expect(await linked('Episode a')).toHaveLength(1);
      expect(await linked('Episode b')).toHaveLength(1);
    }
  });

  it('that leads to a front page is no other article', async () => {
    const { table, listed } = await siteWith(episode('a', cite(short)), episode('b', cite(long)));
    const unfurl = async (address: string) => ({
      page: {},
      address: address === short ? 'https://boats.org/' : long,
    });
    await syncArticlePages({ table, site: testSite, now: () => now, unfurl });
    expect(await listed()).toHaveLength(2);
  });
});

describe('An external article that is published here later', () => {
  const own: OwnArticle = {
    slug: 'on-weirs',
    headline: 'On weirs',
    dek: 'They hold the river.',
    author: 'a-host',
    kind: 'opinion',
    publishedAt: '2026-10-01T00:00:00.000Z',
    minutes: 3,
    originalUrl: long,
  };

  it('leads to the own one from its old page, also from a shortened address', async () => {
    const { table, reader, sync, readPages, listed, linked } = await siteWith(
      episode('a', cite(short)),
      episode('b', cite(long)),
    );
    const before = await listed();
    await readPages();
    await syncOwnArticles(table, testSite, [own]);
    expect((await linked('Episode a'))?.map(({ article }) => article.id)).toEqual(['on-weirs']);
    await sync(episode('a', cite(short)), episode('b', cite(long)));
    expect((await listed()).map(({ id }) => id)).toEqual(['on-weirs']);
    for (const { id } of before) expect((await reader.article(id))?.article.id).toBe('on-weirs');
    expect((await reader.article('on-weirs'))?.discussedOn.items).toHaveLength(2);
  });

  it('keeps what a host decided about it', async () => {
    const { table, reader, sync, listed, linked } = await siteWith(episode('a', cite(long)));
    const tools = { table, site: testSite, now: () => now };
    const [article] = await listed();
    const [first] = (await reader.latest()).items;
    await removeLink(tools, { episode: first?.id ?? '', article: article?.id ?? '' });
    await syncOwnArticles(table, testSite, [own]);
    await sync(episode('a', cite(long), 'Episode a again'));
    expect(await linked('Episode a')).toEqual([]);
  });

  it('is external again when the own one goes', async () => {
    const { table, sync, readPages, listed } = await siteWith(episode('a', cite(short)));
    await readPages();
    await syncOwnArticles(table, testSite, [own]);
    await sync(episode('a', cite(short)));
    await syncOwnArticles(table, testSite, []);
    await sync(episode('a', cite(short), 'Episode a again'));
    await readPages();
    expect((await listed()).map(({ place, address }) => [place, address])).toEqual([['external', long]]);
  });
});
