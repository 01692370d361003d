import { describe, expect, it } from 'vitest';
import { readSearchAddress, searchAddress } from '../../shared/search/address.ts';
import type { SearchCue } from '../../shared/search/document.ts';
import { documentOf, indexOf, marked, readable } from './invented.ts';

/** A speech of `minutes` with a cue every five seconds, and something special at some seconds. */
const speech = (minutes: number, special: Record<number, string>): SearchCue[] =>
  Array.from({ length: minutes * 12 }, (_, at) => ({
    start: at * 5 + 0.4,
    text: special[at * 5] ?? 'and so the river went on past the mill and the meadow.',
  }));

describe('A result in a transcript', () => {
  const told = { id: 'river', title: 'Down the river' };
  const cues = speech(20, {
    300: 'here a heron stood in the reeds',
    620: 'we come to the old weir',
    625: 'where the heron and the otter met',
    1100: 'one more heron, far away',
  });
  const documents = [
    documentOf({ ...told, kind: 'transcript', cues }),
    documentOf({ ...told, text: 'A walk along the water.' }),
  ];

  it('lands on the second at which the words are said', () => {
    const [found] = indexOf(documents).search('otter ').items;
    expect(found).toMatchObject({
      kind: 'transcript',
      id: 'river',
      second: 625,
      url: '/my-show/river#t=625',
    });
    expect(found && marked(found)).toEqual(['otter']);
    expect(found && readable(found)).toContain('where the heron and the otter met');
  });

  it('stands under its episode once, with its three best places', () => {
    const { items, total } = indexOf(documents).search('heron otter ');
    expect(total).toBe(1);
    expect(items[0]?.moments.map(({ second }) => second)).toEqual([625, 300, 1_100]);
    expect(items[0]?.moments.map(marked)[0]).toEqual(['heron', 'otter']);
  });

  it('is found although the words of a phrase stand in two cues or two passages', () => {
    const everySecond = Array.from({ length: 400 }, (_, at) => ({ start: at, text: `word${at} said` }));
    const { search } = indexOf([documentOf({ kind: 'transcript', cues: everySecond })]);
    for (let at = 0; at < 399; at += 1) {
      const [found] = search(`"word${at} said word${at + 1} said"`).items;
      expect(found?.second, `second ${at}`).toBe(at);
    }
  });

  it('keeps the episode in front when its title is what was found', () => {
    const [found] = indexOf(documents).search('river ').items;
    expect(found).toMatchObject({ title: 'Down the river', moments: { length: 3 } });
    expect(found?.titleParts).toEqual([
      { text: 'Down the ', hit: false },
      { text: 'river', hit: true },
    ]);
  });

  it('has cues with impossible times left out', () => {
    const odd = [
      { start: Number.NaN, text: 'badger one' },
      { start: -4, text: 'badger two' },
      { start: Number.POSITIVE_INFINITY, text: 'badger three' },
      { start: 9.9, text: 'badger four' },
    ];
    const { items } = indexOf([documentOf({ kind: 'transcript', cues: odd })]).search('badger ');
    expect(items[0]?.moments.map(({ second }) => second)).toEqual([9]);
    expect(items[0] && readable(items[0])).toBe('badger four');
  });
});

describe('An excerpt', () => {
  it('shows where most of the words stand together, and says where it was cut', () => {
    const filler = 'sand and stones lay all about the bay '.repeat(30);
    const text = `A tern cried. ${filler} There the tern and the curlew nest. ${filler}`;
    const [found] = indexOf([documentOf({ text })]).search('tern curlew ').items;
    expect(found && marked(found)).toEqual(['tern', 'curlew']);
    expect(found && readable(found)).toMatch(/^… .* the tern and the curlew nest\. .* …$/);
    expect(found && readable(found).split(' ').length).toBeLessThan(40);
  });

  it('is text as it was written, markup and all, never markup of its own', () => {
    const text = 'He typed <script>alert("plover")</script> & left.';
    const [found] = indexOf([documentOf({ text })]).search('plover ').items;
    expect(found && readable(found)).toBe(text);
  });

  it('is the beginning of the text when only the title was found', () => {
    const [found] = indexOf([documentOf({ title: 'Gannets', text: 'Of sea birds.' })]).search(
      'gannets ',
    ).items;
    expect(found?.parts).toEqual([{ text: 'Of sea birds.', hit: false }]);
  });
});

describe('Filters', () => {
  const { ids, search } = {
    ids: (rest: object) => indexOf(documents).ids('tide ', rest).sort(),
    search: (rest: object) => indexOf(documents).search('tide ', rest),
  };
  const documents = [
    documentOf({ id: 'a', text: 'tide', show: 'one-show', publishedAt: '2025-12-31T23:59:59.000Z' }),
    documentOf({ id: 'b', text: 'tide', show: 'one-show', publishedAt: '2026-01-01T00:00:00.000Z' }),
    documentOf({ id: 'c', text: 'tide', show: 'other-show' }),
    documentOf({ id: 'c', kind: 'transcript', cues: [{ start: 3, text: 'the tide' }], show: 'other-show' }),
    documentOf({ id: 'd', kind: 'article', text: 'tide' }),
  ];

  it('by show, kind and year keep what they name, alone and together', () => {
    expect(ids({})).toEqual(['a', 'b', 'c', 'd']);
    expect(ids({ show: 'one-show' })).toEqual(['a', 'b']);
    expect(ids({ year: 2025 })).toEqual(['a']);
    expect(ids({ kind: 'article' })).toEqual(['d']);
    expect(ids({ kind: 'transcript' })).toEqual(['c']);
    expect(ids({ kind: 'episode' })).toEqual(['a', 'b', 'c']);
    expect(ids({ show: 'one-show', year: 2026 })).toEqual(['b']);
    expect(ids({ show: 'one-show', kind: 'article' })).toEqual([]);
  });

  it('keep an article and an episode of the same id apart', () => {
    const both = indexOf([
      documentOf({ id: 'same', text: 'tide' }),
      documentOf({ id: 'same', kind: 'article', text: 'tide' }),
    ]);
    expect(both.search('tide ').total).toBe(2);
    expect(search({ show: 'nobodys' })).toMatchObject({ items: [], total: 0, pages: 0 });
  });

  it('go into the address of the page and come out of it', () => {
    const request = {
      text: 'slow & "old" boat',
      show: 'my-show',
      kind: 'article' as const,
      year: 2026,
      page: 3,
    };
    expect(readSearchAddress(new URL(searchAddress(request), 'https://example.org').searchParams)).toEqual(
      request,
    );
    expect(readSearchAddress(new URLSearchParams('q=a&kind=cake&year=soon&page=-1&show='))).toEqual({
      text: 'a',
    });
  });
});

describe('Pages of results', () => {
  const many = Array.from({ length: 260 }, (_, at) =>
    documentOf({
      id: `e${String(at).padStart(3, '0')}`,
      text: 'kelp',
      publishedAt: new Date(Date.UTC(2026, 0, 1 + at)).toISOString(),
    }),
  );

  it('follow one another without gap or repeat, the newest of equals first, up to the two hundredth', () => {
    const { search } = indexOf(many);
    const seen = Array.from(
      { length: 5 },
      (_, at) => search('kelp ', { limit: 40, page: at + 1 }).items,
    ).flat();
    expect(seen.map(({ id }) => id)).toEqual(
      many
        .map(({ id }) => id)
        .reverse()
        .slice(0, 200),
    );
    expect(search('kelp ', { limit: 40, page: 6 })).toMatchObject({ items: [], total: 200, pages: 5 });
  });

  it('keep to their bounds whatever is asked', () => {
    const { search } = indexOf(many);
    expect(search('kelp ', { limit: 10_000 }).items).toHaveLength(50);
    expect(search('kelp ', { limit: -1, page: Number.NaN }).items).toHaveLength(1);
    expect(search('kelp ', { page: 1e9 }).items).toEqual([]);
  });
});
