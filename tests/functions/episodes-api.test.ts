import { beforeAll, describe, expect, it } from 'vitest';
import { createArticlesApi } from '../../functions/articles/app.ts';
import { connectComments } from '../../functions/comments/connect.ts';
import { createEpisodesApi } from '../../functions/episodes/app.ts';
import { openApiDocument } from '../../functions/openapi.ts';
import { createSearchApi } from '../../functions/search/app.ts';
import { syncFeed } from '../../functions/sync/feed.ts';
import { jobOfShow } from '../../functions/sync/job.ts';
import type { Reader } from '../../shared/reader.ts';
import { feedOf, item, syncToolsOf, testSite } from '../support/feeds.ts';
import { createTestTable, testReader } from '../support/table.ts';

const show = testSite.shows[0];
let api: ReturnType<typeof createEpisodesApi>;
let reader: Reader;

const get = async (path: string, headers: Record<string, string> = {}) => {
  const response = await api.request(path, { headers });
  const text = await response.text();
  return { response, body: text ? JSON.parse(text) : undefined };
};

beforeAll(async () => {
  const { table } = await createTestTable();
  reader = testReader(table);
  api = createEpisodesApi(testSite, reader);
  const items = Array.from({ length: 25 }, (_, at) =>
    item({
      guid: `g${at}`,
      title: `Episode ${at} of the harbour`,
      date: new Date(Date.UTC(2025 + (at > 20 ? 1 : 0), 0, 1 + at)),
      season: at > 20 ? 2 : 1,
    }),
  );
  items.push(item({ guid: 'tomorrow', title: 'Not yet', date: new Date('2026-12-24') }));
  items.push(item({ guid: 'silent', title: 'Without audio', audio: '' }));
  await syncFeed(jobOfShow(testSite, show), syncToolsOf(table, feedOf(items)));
});

describe('The API of episodes', () => {
  it('lists the shows of the configuration', async () => {
    const { body } = await get('/api/shows');
    expect(body.items.map((each: { slug: string }) => each.slug)).toEqual(['my-show']);
    expect(body.items[0].url).toBe('https://example.org/my-show');
  });

  it('tells one show with what the site counted in its feed', async () => {
    const { body } = await get('/api/shows/my-show');
    expect(body.facts).toMatchObject({ feedTitle: 'A feed of tests', episodeCount: 25 });
    expect(body.facts.years).toEqual([
      { year: 2026, count: 4 },
      { year: 2025, count: 21 },
    ]);
  });

  it('leads from each episode to the one that came next, and from the newest nowhere', async () => {
    const { body } = await get('/api/shows/my-show/episodes?limit=100');
    const [newest, ...older] = body.items;
    for (const [at, { id }] of older.entries()) {
      const next = await get(`/api/episodes/${id}/next`);
      expect(next.body.next.title).toBe(body.items[at].title);
    }
    expect((await get(`/api/episodes/${newest.id}/next`)).body).toEqual({});
    expect((await get('/api/episodes/zzzzzzzzzz/next')).body).toEqual({});
  });

  it('pages through a show, newest first, without gap or repeat, and hides what is dated in the future', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const { body } = await get(`/api/shows/my-show/episodes?limit=10${cursor ? `&cursor=${cursor}` : ''}`);
      seen.push(...body.items.map((each: { title: string }) => each.title));
      cursor = body.cursor;
    } while (cursor);
    expect(seen).toEqual(Array.from({ length: 25 }, (_, at) => `Episode ${24 - at} of the harbour`));
  });

  it('lists one year and one season', async () => {
    expect((await get('/api/shows/my-show/episodes?year=2026')).body.items).toHaveLength(4);
    expect((await get('/api/shows/my-show/episodes?season=1&limit=100')).body.items).toHaveLength(21);
    expect((await get('/api/shows/my-show/episodes?season=7')).body.items).toEqual([]);
    expect((await get('/api/shows/my-show/episodes?year=2062')).body.items).toEqual([]);
  });

  it('tells one episode with its notes and its address', async () => {
    const [newest] = (await get('/api/episodes?limit=1')).body.items;
    const { body } = await get(`/api/episodes/${newest.id}`);
    expect(body.notesHtml).toContain('Notes of Episode 24');
    expect(body.url).toBe(`https://example.org/my-show/${newest.id}-episode-24-of-the-harbour`);
  });

  it('lists people and tells one with their episodes', async () => {
    expect((await get('/api/people')).body.items).toMatchObject([{ name: 'A Host', episodeCount: 25 }]);
    const { body } = await get('/api/people/a-host?limit=3');
    expect(body).toMatchObject({ bio: 'Hosts.', role: 'Host' });
    expect(body.episodes.items).toHaveLength(3);
  });

  it('tells how the feed fared and what was set aside, in words', async () => {
    const { headers } = (await get('/api/feeds')).response;
    expect(headers.get('cache-control')).toBe('public, max-age=0, s-maxage=60, stale-if-error=604800');
    expect((await get('/api/feeds')).body.items).toMatchObject([
      { show: 'my-show', failures: 0, problemCount: 1 },
    ]);
    const { body } = await get('/api/shows/my-show/problems');
    expect(body.items).toMatchObject([{ setAside: true, item: { title: 'Without audio' } }]);
  });

  it.each([
    ['/api/shows/nobodys', 404, 'not-found'],
    ['/api/episodes/nothing', 404, 'not-found'],
    ['/api/people/nobody', 404, 'not-found'],
    ['/api/nothing', 404, 'not-found'],
    [`/api/people/${'x'.repeat(3000)}`, 404, 'not-found'],
    [`/api/episodes/${'x'.repeat(3000)}`, 404, 'not-found'],
    ['/api/episodes?limit=0', 400, 'bad-query'],
    ['/api/episodes?limit=ten', 400, 'bad-query'],
    ['/api/shows/my-show/episodes?year=1e3', 400, 'bad-query'],
    ['/api/episodes?cursor=mine', 400, 'bad-cursor'],
  ])('answers %s with the problem %i %s', async (path, status, code) => {
    const { response, body } = await get(path);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(body).toMatchObject({ status, type: `/problems/${code}` });
  });

  it('refuses the cursor of one list for another', async () => {
    const { cursor } = (await get('/api/episodes?limit=1')).body;
    expect((await get(`/api/people?cursor=${cursor}`)).response.status).toBe(400);
  });

  it('says nothing of its insides when reading fails', async () => {
    const broken = createEpisodesApi(testSite, {
      ...testReader((await createTestTable()).table),
      latest: () => Promise.reject(new Error('password=hunter2')),
    });
    const response = await broken.request('/api/episodes');
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('hunter2');
  });

  it('answers 304 without a body while nothing changed', async () => {
    const first = await get('/api/episodes');
    const again = await get('/api/episodes', { 'if-none-match': first.response.headers.get('etag') ?? '' });
    expect(again.response.status).toBe(304);
    expect(again.body).toBeUndefined();
  });

  it('tells the CDN exactly how long to keep an answer and by which tags to drop it', async () => {
    const { response } = await get('/api/shows/my-show/episodes');
    expect(response.headers.get('cache-control')).toBe(
      'public, max-age=0, s-maxage=86400, stale-while-revalidate=604800, stale-if-error=604800',
    );
    expect(response.headers.get('cache-tag')).toBe('show:my-show');
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE'])('refuses %s with 405', async (method) => {
    const response = await api.request('/api/shows', { method });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, HEAD');
  });
});

describe('The OpenAPI document', () => {
  it('describes exactly what the APIs serve, method by method', async () => {
    const described = Object.entries(openApiDocument(testSite).paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`),
    );
    const articles = createArticlesApi(testSite, reader);
    const search = createSearchApi(testSite, { search: async () => undefined, close() {} });
    const { table } = await createTestTable();
    const comments = connectComments({
      site: testSite,
      table,
      secret: 'a secret for tests only',
      isBehindEdge: true,
      frame: async () => 'PERSONAL-TITLE PERSONAL-CONTENT',
    });
    const served = [...api.routes, ...articles.routes, ...search.routes, ...comments.routes]
      .filter((route) => route.method !== 'ALL')
      .map((route) => `${route.method.toLowerCase()} ${route.path}`);
    expect([...described].sort()).toEqual([...new Set(served)].sort());
  });

  it('describes the parameters that an address takes', () => {
    const { parameters } = openApiDocument(testSite).paths['/api/shows/{show}/episodes']?.get ?? {
      parameters: [],
    };
    expect(parameters.map((parameter) => parameter.name)).toEqual([
      'show',
      'cursor',
      'limit',
      'year',
      'season',
    ]);
  });
});
