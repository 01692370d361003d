import { describe, expect, it, vi } from 'vitest';
import { createArticlesApi } from '../../functions/articles/app.ts';
import { tagsOf } from '../../functions/changes/tags.ts';
import { jobOfShow } from '../../functions/sync/job.ts';
import { syncOwnArticles } from '../../functions/sync/own-articles.ts';
import { syncFeeds } from '../../functions/sync/run.ts';
import type { OwnArticle } from '../../shared/article.ts';
import { parseSite } from '../../shared/site/parse.ts';
import type { Row, TableClient, Write } from '../../shared/table/client.ts';
import { feedOf, item, syncToolsOf } from '../support/feeds.ts';
import { createTestTable, testReader } from '../support/table.ts';

const site = parseSite({
  title: 'A site',
  description: 'Of shows.',
  url: 'https://a-site.example',
  people: [{ slug: 'a-host', name: 'A Host', role: 'Host', bio: 'Hosts.' }],
  shows: ['one', 'two'].map((slug) => ({
    slug,
    title: `Show ${slug}`,
    description: 'A show.',
    hosts: ['a-host'],
    feed: `https://feeds.example/${slug}.xml`,
    accent: '#123456',
  })),
  outlets: [{ slug: 'the-gazette', name: 'The Gazette', hosts: ['gazette.example'] }],
  comments: { mode: 'trusted', closeAfterDays: 90, policyVersion: '1' },
});
const jobs = site.shows.map((show) => jobOfShow(site, show));

const cite = (path: string, words: string) =>
  `<li>${words} <a href="https://gazette.example/2026/${path}">[Link]</a></li>`;
const ferry = cite('11/ferry-late-again', 'The ferry is late again');
const bridge = cite('10/bridge-for-sale', 'The bridge is for sale');
const clock = cite('09/clock-stopped', 'The clock has stopped');

const episode = (guid: string, day: number, notes: string, title = `Episode ${guid} of the harbour`) =>
  item({
    guid,
    title,
    date: new Date(Date.UTC(2026, 10, day)),
    notes: `<p>What we read.</p><ul>${notes}</ul>`,
  });

const ownArticle: OwnArticle = {
  slug: 'on-weirs',
  headline: 'On weirs',
  dek: 'They hold the river.',
  author: 'a-host',
  kind: 'opinion',
  publishedAt: '2026-10-01T00:00:00.000Z',
  minutes: 3,
};

type Feeds = { one: string[]; two?: string[] };

async function siteWith(feeds: Feeds) {
  const { table, dump, cost } = await createTestTable();
  const sync = async (told: Feeds, through: TableClient = table) => {
    const texts = Object.fromEntries(
      site.shows.map(({ slug, feed }) => [
        feed,
        feedOf((slug === 'one' ? told.one : told.two) ?? [episode('x', 1, '')]),
      ]),
    );
    const reports = await syncFeeds(jobs, { ...syncToolsOf(through, texts), site });
    return reports.map(({ linked }) => linked);
  };
  await sync(feeds);
  const reader = testReader(table);
  const headlinesOf = async (title: string) => {
    const { items } = await reader.latest({ limit: 100 });
    const found = items.find((one) => one.title.includes(title));
    return (await reader.articlesOf(found?.id ?? ''))?.map(({ article }) => article.headline);
  };
  const listed = async (filter = {}) => (await reader.articles(filter)).items.map(({ headline }) => headline);
  return { table, cost, dump, sync, reader, headlinesOf, listed };
}

/** What is stored of articles and links, in order. */
const graph = (rows: Row[]) =>
  rows.filter(({ pk, sk }) => /^(ARTICLE|LINKS)/.test(String(pk)) || /^(LINK#|SEE)/.test(String(sk)));
const withoutRevisions = (rows: Row[]) =>
  JSON.parse(JSON.stringify(rows, (key, value) => (key === 'rev' ? 0 : value)));

describe('The articles of an episode', () => {
  it('are what its notes cite, in order of mention, with headline and outlet', async () => {
    const { reader, headlinesOf } = await siteWith({ one: [episode('a', 3, ferry + bridge)] });
    expect(await headlinesOf('Episode a')).toEqual(['The ferry is late again', 'The bridge is for sale']);
    const [first] = (await reader.articles()).items;
    expect(first).toMatchObject({
      place: 'external',
      outlet: { name: 'The Gazette', slug: 'the-gazette' },
      authors: [],
    });
  });

  it('are the same after a sync that changes nothing, which writes no link', async () => {
    const { dump, sync } = await siteWith({ one: [episode('a', 3, ferry + bridge)] });
    const before = graph(await dump());
    expect(await sync({ one: [episode('a', 3, ferry + bridge)] })).toEqual([0, 0]);
    expect(graph(await dump())).toEqual(before);
  });

  it('follow the notes: what is new comes, what is gone goes, and nothing is there twice', async () => {
    const { sync, headlinesOf, listed } = await siteWith({ one: [episode('a', 3, ferry + bridge)] });
    await sync({ one: [episode('a', 3, clock + ferry)] });
    expect(await headlinesOf('Episode a')).toEqual(['The clock has stopped', 'The ferry is late again']);
    expect(await listed()).toHaveLength(2);
    expect(await listed()).not.toContain('The bridge is for sale');
  });

  it('stay when the episode leaves the feed', async () => {
    const { sync, headlinesOf } = await siteWith({ one: [episode('a', 3, ferry), episode('b', 4, clock)] });
    await sync({ one: [episode('b', 4, clock)] });
    expect(await headlinesOf('Episode a')).toEqual(['The ferry is late again']);
  });

  it('are cited with other tracking and spelling and yet the same article', async () => {
    const spelled =
      '<li>The ferry is late again <a href="http://www.gazette.example/2026/11/ferry-late-again/?utm_source=notes">[Link]</a></li>';
    const { listed, reader } = await siteWith({
      one: [episode('a', 3, ferry)],
      two: [episode('b', 4, spelled)],
    });
    expect(await listed()).toEqual(['The ferry is late again']);
    const [article] = (await reader.articles()).items;
    const { discussedOn } = (await reader.article(article?.id ?? '')) ?? {};
    expect(discussedOn?.items.map(({ episode: one }) => one.show)).toEqual(['two', 'one']);
  });

  it('come with the second that stands beside them', async () => {
    const { reader } = await siteWith({
      one: [
        episode(
          'a',
          3,
          '<li>12:34 The ferry is late again <a href="https://gazette.example/2026/11/ferry-late-again">[Link]</a></li>',
        ),
      ],
    });
    const [article] = (await reader.articles()).items;
    const { discussedOn } = (await reader.article(article?.id ?? '')) ?? {};
    expect(discussedOn?.items[0]?.second).toBe(754);
  });

  it('follow a new title of the episode into the list of the article', async () => {
    const { sync, reader } = await siteWith({ one: [episode('a', 3, ferry)] });
    await sync({ one: [episode('a', 3, ferry, 'Another title')] });
    const [article] = (await reader.articles()).items;
    const { discussedOn } = (await reader.article(article?.id ?? '')) ?? {};
    expect(discussedOn?.items.map((one) => one.episode.title)).toEqual(['Another title']);
  });

  it('follow a new date of the episode, without staying under the old one', async () => {
    const { sync, reader } = await siteWith({ one: [episode('a', 3, ferry)] });
    await sync({ one: [episode('a', 5, ferry)] });
    const [article] = (await reader.articles()).items;
    const { discussedOn } = (await reader.article(article?.id ?? '')) ?? {};
    expect(discussedOn?.items.map((one) => one.episode.publishedAt)).toEqual(['2026-11-05T00:00:00.000Z']);
  });
});

describe('Own articles', () => {
  it('are discussed under their own address and under the one where they first appeared', async () => {
    const first = {
      ...ownArticle,
      outlet: 'the-gazette',
      originalUrl: 'https://gazette.example/2026/11/ferry-late-again',
    };
    const { table, sync, headlinesOf, reader, listed } = await siteWith({ one: [] });
    await syncOwnArticles(table, site, [first]);
    const here = '<li><a href="https://a-site.example/articles/on-weirs">On weirs</a></li>';
    await sync({ one: [episode('a', 3, ferry)], two: [episode('b', 4, here)] });
    expect(await headlinesOf('Episode a')).toEqual(['On weirs']);
    expect(await headlinesOf('Episode b')).toEqual(['On weirs']);
    expect((await reader.article('on-weirs'))?.discussedOn.items).toHaveLength(2);
    expect(await listed()).toEqual(['On weirs']);
  });

  it('take the place of the external article when they are published later, and give it back', async () => {
    const first = { ...ownArticle, originalUrl: 'https://gazette.example/2026/11/ferry-late-again' };
    const { table, sync, headlinesOf, listed } = await siteWith({ one: [episode('a', 3, ferry)] });
    await syncOwnArticles(table, site, [first]);
    await sync({ one: [episode('a', 3, ferry)] });
    expect(await headlinesOf('Episode a')).toEqual(['On weirs']);
    expect(await listed()).toEqual(['On weirs']);
    await syncOwnArticles(table, site, []);
    await sync({ one: [episode('a', 3, ferry)] });
    expect(await headlinesOf('Episode a')).toEqual(['The ferry is late again']);
  });
});

describe('Lists of articles', () => {
  it('are narrowed by outlet, author, show and year in any combination, each by one query', async () => {
    const elsewhere =
      '<li>The swan wrote back <a href="https://swans.example/2025/12/the-swan-wrote-back">[Link]</a></li>';
    const { table, listed } = await siteWith({
      one: [episode('a', 3, ferry)],
      two: [episode('b', 4, ferry + elsewhere)],
    });
    await syncOwnArticles(table, site, [ownArticle]);
    expect(await listed({ outlet: 'the-gazette' })).toEqual(['The ferry is late again']);
    expect(await listed({ outlet: 'elsewhere' })).toEqual(['The swan wrote back']);
    expect(await listed({ outlet: 'here' })).toEqual(['On weirs']);
    expect(await listed({ author: 'a-host' })).toEqual(['On weirs']);
    expect(await listed({ show: 'one' })).toEqual(['The ferry is late again']);
    expect((await listed({ show: 'two' })).sort()).toEqual([
      'The ferry is late again',
      'The swan wrote back',
    ]);
    expect(await listed({ show: 'two', outlet: 'the-gazette', year: 2026 })).toEqual([
      'The ferry is late again',
    ]);
    expect(await listed({ show: 'two', outlet: 'the-gazette', year: 2025 })).toEqual([]);
    expect(await listed({ author: 'a-host', show: 'one' })).toEqual([]);
    expect(await listed({ outlet: '#', author: 'a#b' })).toEqual([]);
  });
});

describe('What reading articles costs', () => {
  const costOf = async (episodes: number, cited: number) => {
    const { cost, reader } = await siteWith({
      one: Array.from({ length: episodes }, (_, at) =>
        episode(
          `e${at}`,
          1 + (at % 20),
          (at < cited ? ferry : '') + cite(`11/story-${at}`, `A story called ${at}`),
        ),
      ),
    });
    const [article] = (await reader.articles({ show: 'one', limit: 100 })).items.filter(({ headline }) =>
      headline.startsWith('The ferry'),
    );
    const [first] = (await reader.latest()).items;
    const measured: Record<string, number[]> = {};
    const measure = async (name: string, read: () => Promise<unknown>) => {
      Object.assign(cost, { requests: 0, units: 0 });
      await read();
      measured[name] = [cost.requests, Math.round(cost.units)];
    };
    await measure('list', () =>
      reader.articles({ outlet: 'the-gazette', show: 'one', year: 2026, limit: 10 }),
    );
    await measure('article', () => reader.article(article?.id ?? '', { limit: 2 }));
    await measure('episode', () => reader.episode(first?.id ?? ''));
    return measured;
  };

  it('is the same with a dozen and with eighty episodes: one query, or a get and a query', async () => {
    const few = await costOf(12, 3);
    expect(few).toMatchObject({
      list: [1, expect.any(Number)],
      article: [2, expect.any(Number)],
      episode: [1, expect.any(Number)],
    });
    expect(await costOf(80, 7)).toEqual(few);
  });
});

describe('A sync of links that is cut short', () => {
  it('at any transaction, started again, leaves the same as one that ran through', async () => {
    const told = {
      one: [episode('a', 3, ferry + bridge), episode('b', 4, bridge + clock)],
      two: [episode('c', 5, ferry)],
    };
    const earlier = { one: [episode('a', 3, clock)], two: [episode('c', 5, '')] };
    const whole = await siteWith(earlier);
    await whole.sync(told);
    const wanted = withoutRevisions(graph(await whole.dump()));
    vi.spyOn(console, 'error').mockImplementation(() => {});
    let transactions = 0;
    for (let stopAt = 1; stopAt === 1 || transactions >= stopAt - 1; stopAt += 1) {
      const { table, dump, sync } = await siteWith(earlier);
      transactions = 0;
      const breaking: TableClient = {
        ...table,
        async transact(writes: Write[]) {
          transactions += 1;
          if (transactions >= stopAt) throw new Error('killed');
          await table.transact(writes);
        },
      };
      await sync(told, breaking);
      await sync(told);
      expect(withoutRevisions(graph(await dump()))).toEqual(wanted);
    }
    vi.restoreAllMocks();
    expect(transactions).toBeGreaterThan(4);
  });
});

describe('The API of articles', () => {
  const get = async (path: string, feeds: Feeds) => {
    const { reader } = await siteWith(feeds);
    const api = createArticlesApi(site, reader);
    const [article] = (await reader.articles()).items;
    const [first] = (await reader.latest()).items;
    const response = await api.request(
      path.replace('<article>', article?.id ?? '').replace('<episode>', first?.id ?? ''),
    );
    return { response, body: await response.json() };
  };

  it('lists articles, with their address here, and narrows the list', async () => {
    const { response, body } = await get('/api/articles?outlet=the-gazette&year=2026', {
      one: [episode('a', 3, ferry)],
    });
    expect(response.headers.get('cache-tag')).toBe('articles');
    expect(body.items).toHaveLength(1);
    expect(body.items[0].url).toMatch(
      /^https:\/\/a-site\.example\/articles\/the-gazette\/[a-z0-9]{10}-the-ferry-is-late-again$/,
    );
  });

  it('gives one article with the episodes that discuss it', async () => {
    const { response, body } = await get('/api/articles/<article>', { one: [episode('a', 3, ferry)] });
    expect(response.headers.get('cache-tag')).toMatch(/^article:[a-z0-9]{10}$/);
    expect(body.discussedOn.items[0].episode.url).toMatch(/^https:\/\/a-site\.example\/one\//);
  });

  it('gives the articles of an episode', async () => {
    const { body } = await get('/api/episodes/<episode>/articles', {
      one: [episode('a', 3, ferry + bridge)],
    });
    expect(body.items.map((one: { position: number }) => one.position)).toEqual([0, 1]);
  });

  it.each(['/api/articles/none', '/api/episodes/0000000000/articles', '/api/articles/a%23b'])(
    'has nothing at %s',
    async (path) => {
      const { response } = await get(path, { one: [] });
      expect(response.status).toBe(404);
    },
  );

  it('refuses what is no slug', async () => {
    const { response } = await get('/api/articles?outlet=A%23B', { one: [] });
    expect(response.status).toBe(400);
  });
});

describe('The edge forgets', () => {
  it('an episode when an article that it discusses changes, and the article when the episode does', async () => {
    const { dump, sync } = await siteWith({ one: [episode('a', 3, ferry)] });
    const before = new Map((await dump()).map((row) => [`${row.pk} ${row.sk}`, row]));
    await sync({
      one: [episode('a', 3, cite('11/ferry-late-again', 'The ferry is early for once'), 'Another title')],
    });
    const tags = (await dump()).flatMap((after) => {
      const old = before.get(`${after.pk} ${after.sk}`);
      const isSame = JSON.stringify(old) === JSON.stringify(after);
      return isSame ? [] : tagsOf({ pk: String(after.pk), sk: String(after.sk), before: old, after });
    });
    expect(tags.some((tag) => /^article:[a-z0-9]{10}$/.test(tag))).toBe(true);
    expect(tags.some((tag) => /^episode:[a-z0-9]{10}$/.test(tag))).toBe(true);
    expect(tags).toContain('articles');
  });

  it('nothing when the page of an article was read again and says the same', () => {
    const shown = { id: 'a', slug: 'a', place: 'external', headline: 'A', authors: [], shows: [] };
    const change = {
      pk: 'ARTICLE#a',
      sk: 'ARTICLE',
      before: { ...shown, rev: 1 },
      after: { ...shown, rev: 2 },
    };
    expect(tagsOf(change)).toEqual([]);
  });
});
