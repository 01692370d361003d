import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { createSearchApi } from '../../functions/search/app.ts';
import { searchRoutes } from '../../functions/search/routes.ts';
import { searchAnswer } from '../../functions/search/schemas.ts';
import { createSearch } from '../../shared/search/current-index.ts';
import { createFilePlace } from '../../shared/search/place.ts';
import { testSite } from '../support/feeds.ts';
import { documentOf, testFolder } from './invented.ts';

type Api = ReturnType<typeof createSearchApi>;
let api: Api;

const get = async (path: string, on: Api = api) => {
  const response = await on.request(path);
  return { response, body: await response.json() };
};

const place = async () => {
  const filePlace = createFilePlace(join(testFolder(), 'search', 'v1.sqlite'));
  await filePlace.update(async (writer) => {
    writer.putDocuments([
      documentOf({ id: 'one', title: 'The heron', text: 'A grey bird.' }),
      documentOf({
        id: 'one',
        kind: 'transcript',
        title: 'The heron',
        cues: [{ start: 42, text: 'an otter came' }],
      }),
      documentOf({ id: 'two', kind: 'article', title: 'Otters', text: 'A dek about a heron.' }),
    ]);
    return true;
  });
  return filePlace;
};

describe('The API of the search', () => {
  it('answers as its schema says, with addresses of the site', async () => {
    const on = createSearchApi(testSite, createSearch(await place()));
    const { response, body } = await get('/api/search?q=otter', on);
    expect(response.status).toBe(200);
    expect(searchAnswer.parse(body)).toEqual(body);
    expect(body).toMatchObject({ total: 2, page: 1, pages: 1, isReady: true });
    expect(body.items.map((item: { url: string }) => item.url)).toEqual([
      'https://example.org/articles/two',
      'https://example.org/my-show/one#t=42',
    ]);
    expect(body.items[1].moments[0]).toEqual({
      second: 42,
      url: 'https://example.org/my-show/one#t=42',
      parts: [
        { text: 'an ', hit: false },
        { text: 'otter', hit: true },
        { text: ' came', hit: false },
      ],
    });
  });

  it('takes filters and pages, and fields that a form sent empty', async () => {
    const on = createSearchApi(testSite, createSearch(await place()));
    const total = async (query: string) => (await get(`/api/search?q=heron&${query}`, on)).body.total;
    expect(await total('')).toBe(2);
    expect(await total('kind=article')).toBe(1);
    expect(await total('show=my-show&year=2026&kind=transcript')).toBe(1);
    expect(await total('year=1999')).toBe(0);
    expect(await total('show=&kind=&year=&limit=&page=')).toBe(2);
    expect((await get('/api/search?q=heron&limit=1&page=2', on)).body).toMatchObject({
      page: 2,
      pages: 2,
      items: [{}],
    });
  });

  it('tells the CDN how long to keep an answer and by which tag to drop it', async () => {
    const on = createSearchApi(testSite, createSearch(await place()));
    const { response } = await get('/api/search?q=heron', on);
    expect(response.headers.get('cache-control')).toBe(
      'public, max-age=0, s-maxage=86400, stale-while-revalidate=604800, stale-if-error=604800',
    );
    expect(response.headers.get('cache-tag')).toBe('search');
    const again = await on.request('/api/search?q=heron', {
      headers: { 'if-none-match': response.headers.get('etag') ?? '' },
    });
    expect(again.status).toBe(304);
  });

  it('says that it is not ready before the first index is built, and is not kept then', async () => {
    const none = createSearch(createFilePlace(join(testFolder(), 'search.sqlite')));
    const { response, body } = await get('/api/search?q=heron', createSearchApi(testSite, none));
    expect(body).toMatchObject({ items: [], isReady: false });
    expect(response.headers.get('cache-control')).toBe('no-store');
  });
});

describe('A request that is not understood', () => {
  beforeAll(() => {
    api = createSearchApi(testSite, createSearch(createFilePlace('/nowhere/search.sqlite')));
  });

  it.each([
    ['/api/search?q=a&kind=cake', 400, 'bad-query'],
    ['/api/search?q=a&year=soon', 400, 'bad-query'],
    ['/api/search?q=a&limit=51', 400, 'bad-query'],
    ['/api/search?q=a&page=0', 400, 'bad-query'],
    ['/api/search?q=a&show=nobodys', 404, 'not-found'],
  ])('answers %s with the problem %i %s', async (path, status, code) => {
    const { response, body } = await get(path);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(body).toMatchObject({ status, type: `/problems/${code}`, instance: '/api/search' });
  });

  it.each(['POST', 'PUT', 'DELETE'])('by %s gets 405', async (method) => {
    const response = await api.request('/api/search', { method });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, HEAD');
  });

  it.each(['', '?q=', `?q=${'%00'}`, `?q=${'a'.repeat(5_000)}`, '?q=%22%22%20AND%20(', '?q=%ED%A0%80'])(
    'is none of these: %s',
    async (query) => {
      expect((await api.request(`/api/search${query}`)).status).toBe(200);
    },
  );

  it('says nothing of its insides when searching fails', async () => {
    const broken = createSearchApi(testSite, {
      search: () => Promise.reject(new Error('password=hunter2')),
      close: () => {},
    });
    const response = await broken.request('/api/search?q=a');
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('hunter2');
  });
});

describe('The route of the search', () => {
  it('can be described as OpenAPI describes the others', () => {
    const [route] = searchRoutes;
    if (!route) throw new TypeError('The search has a route.');
    const { properties } = z.toJSONSchema(route.query, { io: 'input' });
    expect(Object.keys(properties ?? {})).toEqual(['q', 'show', 'kind', 'year', 'limit', 'page']);
    expect(() => z.toJSONSchema(route.response, { io: 'output' })).not.toThrow();
    expect(api.routes.some(({ path, method }) => path === route.path && method === 'GET')).toBe(true);
  });
});
