import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../shared/search/parse-query.ts';
import { documentOf, indexOf, marked } from './invented.ts';

const corpus = resolve(process.env.CORPUS ?? '../shared/corpus');
const naughtyFile = join(corpus, 'comments/naughty-strings.json');

const harbour = [
  documentOf({ id: 'ferry', title: 'Who pays for the ferry', text: 'The ferry sails without its crew.' }),
  documentOf({ id: 'ferries', title: 'Two harbours', text: 'Old ferries rust, and a slow boat waits.' }),
  documentOf({ id: 'boat', title: 'A boat, slow to turn', text: 'The boat was slow; the ferry was slower.' }),
  documentOf({ id: 'light', title: 'The lighthouse', text: 'Its keeper reads the news at night.' }),
];

describe('A query', () => {
  it('finds what holds all of its words, and words of the title first', () => {
    const { ids } = indexOf(harbour);
    expect(ids('ferry crew ')).toEqual(['ferry']);
    expect(ids('FERRY')[0]).toBe('ferry');
  });

  it('finds the usual forms of a word, and not words that only look alike', () => {
    const { ids } = indexOf([...harbour, documentOf({ id: 'new', title: 'A new pier' })]);
    expect(ids('harbour ')).toEqual(['ferries']);
    expect(ids('sailed ')).toEqual(['ferry']);
    expect(ids('ferries ').sort()).toEqual(['boat', 'ferries', 'ferry']);
    expect(ids('news ')).toEqual(['light']);
  });

  it('finds a phrase in quotes as it stands, and nothing else', () => {
    const { ids } = indexOf(harbour);
    expect(ids('"slow boat"')).toEqual(['ferries']);
    expect(ids('“slow boat”')).toEqual(['ferries']);
    expect(ids('"ferry"').sort()).toEqual(['boat', 'ferry']);
  });

  it('leaves out what holds a word after a minus', () => {
    const { ids } = indexOf(harbour);
    expect(ids('ferry -slow').sort()).toEqual(['ferry']);
    expect(ids('ferry -"slow boat"').sort()).toEqual(['boat', 'ferry']);
    expect(ids('-ferry')).toEqual([]);
  });

  it('takes its last word as the beginning of one until a space follows', () => {
    const { ids } = indexOf(harbour);
    expect(ids('lighth')).toEqual(['light']);
    expect(ids('lighth ')).toEqual([]);
  });

  it('finds any of its words when nothing holds all of them', () => {
    const { ids } = indexOf(harbour);
    expect(ids('lighthouse crew ').sort()).toEqual(['ferry', 'light']);
  });

  it('finds words whatever their accents, apostrophes and hyphens', () => {
    const { ids } = indexOf([
      documentOf({ id: 'cafe', title: 'Renée’s Café', text: 'Ｗｉｄｅ letters and antiwar talk. Größe.' }),
    ]);
    for (const typed of ['renee', 'Renée', "Renee's", 'CAFÉ', 'cafe\u0301', 'wide', 'anti-war', 'grosse']) {
      expect(ids(`${typed} `), typed).toEqual(['cafe']);
    }
  });

  it('finds words of languages that write without spaces', () => {
    const { ids, search } = indexOf([documentOf({ id: 'tokyo', title: '東京の港', text: '港に船が来る。' })]);
    expect(ids('東京')).toEqual(['tokyo']);
    expect(ids('京東 ')).toEqual([]);
    expect(search('船').items.map(marked)).toEqual([['船']]);
  });

  it('does not mind a word that stands everywhere', () => {
    const many = Array.from({ length: 30 }, (_, at) =>
      documentOf({
        id: `e${at}`,
        title: `Part ${at}`,
        text: `The tale of ${at === 7 ? 'a walrus' : 'a seal'}.`,
      }),
    );
    expect(indexOf(many).ids('what of the walrus ')).toContain('e7');
    expect(indexOf(many).ids('of the walrus ')).toEqual(['e7']);
  });
});

describe('A name typed with one mistake', () => {
  const names = [
    documentOf({ id: 'a', title: 'An evening', people: ['Kyle Anzalone'] }),
    documentOf({ id: 'f', title: 'A morning', people: ['Dan Freedom', 'Connor Freeman'] }),
    documentOf({ id: 'w', title: 'A week', text: 'He writes for Antiwar.com on most days.' }),
    documentOf({ id: 'x', title: 'Nothing of the kind', text: 'A free man at anchor.' }),
  ];

  it.each([
    ['a letter replaced', 'Anzelone', 'a'],
    ['a letter too many', 'Freemann', 'f'],
    ['a letter left out', 'antiwr', 'w'],
    ['two letters swapped', 'Anazlone', 'a'],
    ['the first letter wrong', 'Rreeman', 'f'],
    ['the last letters swapped', 'antiwra', 'w'],
    ['the middle letters swapped', 'Anzlaone', 'a'],
    ['beside a word that is right', 'Conor Freeman', 'f'],
  ])('finds it: %s', (_, typed, id) => {
    const { items, corrections } = indexOf(names).search(typed);
    expect(items.map((item) => item.id)).toEqual([id]);
    expect(corrections).toHaveLength(1);
  });

  it('is not put right in quotes, nor where the word is common as typed', () => {
    expect(indexOf(names).ids('"Anzelone"')).toEqual([]);
    const { items, corrections } = indexOf([...names, ...harbour]).search('boat ');
    expect(items).toHaveLength(2);
    expect(corrections).toEqual([]);
  });

  it('marks what was found in its place', () => {
    expect(indexOf(names).search('conor freman').items[0]?.people).toEqual([
      [
        { text: 'Connor', hit: true },
        { text: ' ', hit: false },
        { text: 'Freeman', hit: true },
      ],
    ]);
    const [found] = indexOf(names).search('antiwr ').items;
    expect(found && marked(found)).toEqual(['Antiwar']);
  });
});

describe('Whatever a person types', () => {
  const answers = (text: string) => {
    const { items, total } = indexOf(harbour).search(text);
    expect(items.length).toBe(total);
  };

  it.each([
    ['nothing', ''],
    ['NUL', 'ferry\0crew'],
    ['half a pair of surrogates', 'ferry \ud83d crew'],
    ['an open quote', '"slow boat'],
    ['quotes alone', '""""'],
    ['operators', 'ferry AND NOT OR NEAR(crew, 2) ^boat title: {names} : * + - ( ) "'],
    ['a column filter', 'title:ferry'],
    ['a star', 'fer* *'],
    ['SQL', "'; DROP TABLE documents; --"],
    ['emoji', '⛴️ ferry 👩‍👩‍👧‍👦'],
    ['only marks', '\u0301\u0301\u0301'],
    ['a ligature that holds a space', '\ufdfa \ufe70'],
    ['a hundred thousand letters', 'a'.repeat(100_000)],
    ['a hundred thousand words', 'ferry '.repeat(100_000)],
    ['a hundred thousand minuses', '-'.repeat(100_000)],
  ])('gives results or none, never an error: %s', (_, text) => answers(text));

  it.skipIf(!existsSync(naughtyFile))('is no error: difficult strings (skipped without the corpus)', () => {
    const strings: string[] = JSON.parse(readFileSync(naughtyFile, 'utf8'));
    expect(strings.length).toBeGreaterThan(400);
    const index = indexOf(harbour);
    for (const text of strings) {
      for (const typed of [text, `"${text}"`, `ferry -${text}`])
        expect(() => index.search(typed)).not.toThrow();
    }
  });

  it('is no error: 1,000 generated queries', () => {
    const index = indexOf(harbour);
    const pieces = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      fc.constantFrom(
        '"',
        '-',
        '*',
        '(',
        ')',
        ' AND ',
        ' OR ',
        ' NOT ',
        'NEAR',
        ':',
        '^',
        '\0',
        ' ',
        'ferry',
        '\ud800',
      ),
    );
    const typed = fc.array(pieces, { maxLength: 12 }).map((all) => all.join(''));
    fc.assert(
      fc.property(typed, (text) => {
        const { items, total } = index.search(text);
        expect(items.length).toBe(total);
      }),
      { numRuns: 1_000 },
    );
  });

  it('asks for nothing with signs that are neither letter nor digit once they are taken apart', () => {
    expect(indexOf(harbour).ids('crew \ufe70 ')).toEqual(['ferry']);
  });

  it('is cut to a bounded length and a bounded number of words', () => {
    expect(parseQuery(`${'a'.repeat(400)} ferry`).terms).toHaveLength(1);
    const { terms } = parseQuery(Array.from({ length: 200 }, (_, at) => `w${at}`).join(' '));
    expect(terms).toHaveLength(12);
    expect(parseQuery(`"${'a '.repeat(100)}"`).terms[0]?.words).toHaveLength(12);
  });

  it('in quotes asks for its words in their order', () => {
    const word = fc.stringMatching(/^[a-z]{4,12}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), (words) => {
        const text = words.join(' ');
        expect(parseQuery(`"${text}"`).terms.map((term) => term.words)).toEqual([words]);
      }),
    );
  });
});
