import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { createPages, type PageSources, type Render } from '../../functions/pages/app.ts';
import type { Chapter } from '../../shared/chapter.ts';
import type { Reader } from '../../shared/reader.ts';
import type { SearchRequest, SearchResult } from '../../shared/search/search.ts';
import type { Cue } from '../../shared/transcript.ts';
import { inventSpeech } from '../bench/invented-speech.ts';
import { fakeData } from './fake-data.ts';
import { fakeReader } from './fake-reader.ts';

const entry = resolve(process.env.PAGES_ENTRY ?? 'dist/server/entry.mjs');
const built = existsSync(entry);
if (!built) console.log('Pages are not tested: build them first with "npm run build".');

const plain = fakeReader(fakeData());
const episode = '/conflicts-of-interest/con0200-the-bridge-that-was-opened-twice';
const hostile = '<img src=x onerror=alert(1)>';

/** The fake reader with a transcript and chapters for every episode. */
const withWords = (cues: Cue[], chapterList: Chapter[] = []): Reader => ({
  ...plain,
  episode: async (id) => {
    const found = await plain.episode(id);
    const end = cues.at(-1)?.end ?? 0;
    const transcript = { cueCount: cues.length, end, digest: 'x' };
    return found && { ...found, chapterList, ...(cues.length > 0 && { transcript }) };
  },
  transcript: async () => (cues.length > 0 ? { language: 'en', cues } : undefined),
});

const speech = inventSpeech(7);
const spoken = (count: number): Cue[] =>
  Array.from({ length: count }, (_, at) => ({
    start: at * 1.8,
    end: at * 1.8 + 1.7,
    speaker: at % 40 < 25 ? 'Host' : 'Guest',
    text: speech.say(5).trim(),
  }));

async function get(path: string, from: Reader = plain, search?: PageSources['search']): Promise<Response> {
  const { render }: { render: Render } = await import(pathToFileURL(entry).href);
  return createPages(from, render, { search }).request(path);
}
const kilobytes = (html: string) => brotliCompressSync(html).byteLength / 1000;

describe.skipIf(!built)('what is said in an episode', () => {
  test.each([
    ['/transcript', 'text/html', 'episode:con0200,thread:episode-con0200'],
    ['/transcript.vtt', 'text/vtt; charset=utf-8'],
    ['/transcript.json', 'application/json'],
    ['/chapters.json', 'application/json+chapters'],
    ['/clip', 'text/html'],
    ['/clip/2-5', 'text/html'],
  ])(
    '%s is kept by the CDN under its episode, and under its comments where it shows them',
    async (below, type, tags = 'episode:con0200') => {
      const response = await get(episode + below, withWords(spoken(30), [{ start: 0, title: 'Opening' }]));
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe(type);
      expect(response.headers.get('cache-tag')).toBe(tags);
      expect(response.headers.get('cache-control')).toContain('s-maxage=86400');
    },
  );

  test.each([
    '/transcript',
    '/transcript.vtt',
    '/transcript.json',
    '/chapters.json',
    '/clip/9-2',
    '/clip/0-9999',
  ])('%s is not found where there is none, and nobody keeps that answer', async (below) => {
    const response = await get(episode + below);
    expect(response.status).toBe(404);
    expect(response.headers.has('cache-control')).toBe(false);
  });

  test('an episode without chapters or transcript has no empty sections for them', async () => {
    const html = await (await get(episode)).text();
    expect(html).not.toContain('id="chapters"');
    expect(html).not.toContain('id="transcript"');
  });

  test('chapters that are hidden are in the document but not in the list; pictures are folded away', async () => {
    const chapters: Chapter[] = [
      { start: 0, title: hostile, image: 'https://pictures.example/a.png', url: 'https://news.example/b' },
      { start: 5, title: 'Out of sight', hidden: true },
    ];
    const html = await (await get(episode, withWords([], chapters))).text();
    expect(html).toContain('data-chapter-start="0"');
    expect(html).not.toContain('Out of sight');
    const [, folded = ''] = /<details> <summary>Picture<\/summary>(.*?)<\/details>/s.exec(html) ?? [];
    expect(folded).toContain('src="https://pictures.example/a.png"');
    expect(folded).toContain('loading="lazy"');
    expect(folded).toContain('referrerpolicy="no-referrer"');
    expect(html.replace(/"[^"]*"/g, '').match(/<img/g)).toHaveLength(1);
    const json = await (await get(`${episode}/chapters.json`, withWords([], chapters))).json();
    expect(json.chapters).toHaveLength(2);
  });

  test('the words of a transcript are text wherever they stand', async () => {
    const reader = withWords([{ start: 1, end: 4, speaker: hostile, text: hostile }]);
    for (const below of ['', '/transcript', '/clip/1-4']) {
      const html = await (await get(episode + below, reader)).text();
      expect(html.replace(/"[^"]*"/g, ''), below).not.toContain('<img');
    }
  });

  test('five hours stay light: the episode’s page has their opening, their own page is whole', async () => {
    const reader = withWords(spoken(10_000));
    const page = await (await get(episode, reader)).text();
    expect(kilobytes(page)).toBeLessThan(12);
    expect(page).toContain('Read the whole transcript');
    const whole = await (await get(`${episode}/transcript`, reader)).text();
    expect(whole.match(/<span id="s/g)).toHaveLength(10_000);
    expect(kilobytes(whole)).toBeLessThan(220);
  });

  test('an episode without audio has a transcript to read, and no clips', async () => {
    const silent = '/the-kyle-anzalone-show/silent-no-audio';
    const html = await (await get(`${silent}/transcript`, withWords(spoken(3)))).text();
    expect(html).toContain('<span class="at">0:00</span>');
    expect((await get(`${silent}/clip/0-2`, withWords(spoken(3)))).status).toBe(404);
  });
});

describe.skipIf(!built)('the search page', () => {
  const result: SearchResult = {
    kind: 'transcript',
    id: 'con0200',
    show: 'conflicts-of-interest',
    title: hostile,
    titleParts: [{ text: hostile, hit: true }],
    people: [],
    year: 2026,
    publishedAt: '2026-11-12T17:30:00.000Z',
    url: `${episode}#t=62`,
    parts: [
      { text: 'before ', hit: false },
      { text: 'ferry', hit: true },
    ],
    second: 62,
    moments: [{ second: 62, url: `${episode}#t=62`, parts: [{ text: 'ferry', hit: true }] }],
  };
  const searchWith = (asked: SearchRequest[]): PageSources['search'] => ({
    search: async (request) => {
      asked.push(request);
      return { items: [result], total: 45, page: request.page ?? 1, pages: 3, corrections: [] };
    },
  });

  test('asks for what the address says, marks what was found and is kept under its tag', async () => {
    const asked: SearchRequest[] = [];
    const address = '/search?q=ferry&show=conflicts-of-interest&kind=transcript&year=2026&page=2';
    const response = await get(address, plain, searchWith(asked));
    const html = await response.text();
    expect(asked).toEqual([
      { text: 'ferry', show: 'conflicts-of-interest', kind: 'transcript', year: 2026, page: 2 },
    ]);
    expect(response.headers.get('cache-tag')).toBe('search');
    expect(html).toContain('<mark>ferry</mark>');
    expect(html.replace(/"[^"]*"/g, '')).not.toContain('<img');
    expect(html).toContain(`href="${episode}#t=62"`);
    expect(html).toContain('content="noindex, follow"');
    expect(html).toMatch(/href="\/search\?q=ferry&(amp;|#38;)?show=conflicts-of-interest[^"]*page=3"/);
  });

  test('asks for nothing when nothing, or too little, is typed', async () => {
    const asked: SearchRequest[] = [];
    for (const path of ['/search', '/search?q=', '/search?q=%20', '/search?q=a']) {
      expect((await get(path, plain, searchWith(asked))).status).toBe(200);
    }
    expect(asked).toEqual([]);
  });

  test('a show that is none is as if it were not there', async () => {
    const asked: SearchRequest[] = [];
    await get('/search?q=ferry&show=nobody', plain, searchWith(asked));
    expect(asked[0]?.show).toBeUndefined();
  });

  test.each([
    ['no index is kept here', undefined],
    ['none is built yet', { search: async () => undefined }],
  ])('says so when %s, and nobody keeps that', async (_case, search) => {
    const response = await get('/search?q=ferry', plain, search);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('The search is not ready yet.');
    expect(response.headers.has('cache-control')).toBe(false);
  });
});
