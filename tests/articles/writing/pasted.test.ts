import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entryText } from '../../../shared/articles/writing/entry-file.ts';
import { articleFromPage } from '../../../shared/articles/writing/from-page.ts';
import { loadSite } from '../../../shared/site/load.ts';
import { corpusText, hasCorpus, hostileStrings } from '../../feed/corpus.ts';
import {
  bio,
  dek,
  discussion,
  headline,
  paragraphs,
  pasted,
  realPage,
  rendered,
  today,
  wholePage,
  written,
} from './pages.ts';

describe('a page copied as text', () => {
  it('becomes headline, dek and body, with quotes and dashes as they were', async () => {
    const { entry } = written(wholePage);
    expect(entry).toMatchObject({ headline, dek });
    expect((await rendered(entry.body)).words).toEqual(paragraphs);
  });

  it('tells its author, their shows and its outlet by what closes it, and drops that', () => {
    const { entry, found, missing } = written(wholePage);
    expect(entry).toMatchObject({
      author: 'ada-example',
      shows: ['night-ferry', 'low-water'],
      outlet: 'daily-lamp',
      date: today,
    });
    expect(found).toMatchObject({ author: 'from the bio', outlet: 'from the closing lines' });
    expect(missing).toEqual(['date', 'kind', 'originalUrl']);
  });

  it.each([
    ['with a line for each paragraph', wholePage.replaceAll('\n\n', '\n')],
    ['from Windows', wholePage.replaceAll('\n', '\r\n')],
    ['with spaces at the ends of lines', wholePage.replaceAll('\n', ' \u00a0\n')],
    ['with three blank lines', wholePage.replaceAll('\n\n', '\n\n\n\n')],
    [
      'broken at 72 characters',
      pasted(headline, dek, ...paragraphs.map(wrapped), wrapped(bio), ...discussion),
    ],
    [
      'with the site’s menu above',
      pasted('Skip to content', 'The Daily Lamp', 'News\nOpinion\nPodcasts\nDonate', wholePage),
    ],
    [
      'with byline and date below the dek',
      pasted(headline, dek, 'By Ada Example | November 3, 2026', ...paragraphs, bio, ...discussion),
    ],
    [
      'with share buttons',
      pasted(
        headline,
        dek,
        'Facebook Twitter Reddit Email',
        'Share this article',
        ...paragraphs,
        'Share',
        '12 Comments',
        bio,
        ...discussion,
      ),
    ],
    ['with comments of readers below', pasted(wholePage, 'A reader says', paragraphs.join(' '), 'Reply')],
    [
      'with other articles below',
      pasted(
        headline,
        dek,
        ...paragraphs,
        bio,
        'Related Articles',
        'A second boat that nobody expected',
        'Why the harbour keeps two books',
        ...discussion,
      ),
    ],
    [
      'with other articles between its paragraphs',
      pasted(
        headline,
        dek,
        paragraphs[0] ?? '',
        'Read Next',
        'A second boat that nobody expected',
        ...paragraphs.slice(1),
        bio,
      ),
    ],
    [
      'with a call for subscribers',
      pasted(
        headline,
        dek,
        paragraphs[0] ?? '',
        'Sign up for our weekly newsletter and get the harbour in your inbox.',
        ...paragraphs.slice(1),
        'Please support independent journalism with a donation.',
        bio,
      ),
    ],
    [
      'with the outlet’s own lines',
      pasted(headline, dek, ...paragraphs, 'Keep the lamp burning. It costs less than oil.', bio),
    ],
    [
      'with its bio in two paragraphs',
      pasted(
        headline,
        dek,
        ...paragraphs,
        'About the Author',
        ...bio.split(/(?<=Review\.) /),
        'View all posts by Ada Example',
      ),
    ],
  ])('%s is the same article', async (_, page) => {
    const { entry } = written(page);
    expect(entry).toMatchObject({
      headline,
      dek,
      author: 'ada-example',
      shows: ['night-ferry', 'low-water'],
    });
    expect((await rendered(entry.body)).words).toEqual(paragraphs);
  });

  it.each([
    ['UTF-8 with a mark', () => new Uint8Array([0xef, 0xbb, 0xbf, ...Buffer.from(wholePage)])],
    ['UTF-16', () => new Uint8Array([0xff, 0xfe, ...Buffer.from(wholePage, 'utf16le')])],
    ['Windows-1252', () => new Uint8Array(windows1252(wholePage))],
  ])('is read in %s', async (_, page) => {
    expect((await rendered(written(page()).entry.body)).words).toEqual(paragraphs);
  });

  it.each([
    ['By Ada Example\nNovember 3, 2026', '2026-11-03'],
    ['by Ada Example | Nov 3, 2026 | Boats', '2026-11-03'],
    ['Ada Example\n3 November 2026', '2026-11-03'],
    ['Posted on November 3, 2026 at 9:15 am by Ada Example', '2026-11-03'],
    ['Published: 2026-11-03', '2026-11-03'],
    ['Von Ada Example, 3. März 2026', '2026-03-03'],
  ])('finds date and author in "%s"', (credits, date) => {
    const { entry, missing } = written(pasted(headline, dek, ...credits.split('\n'), ...paragraphs, bio));
    expect(entry).toMatchObject({ headline, dek, date, author: 'ada-example' });
    expect(missing).not.toContain('date');
  });

  it.each([
    [
      'menu, glued date and author line',
      pasted(
        'Skip to content\nNews\nViewpoints\nDonate',
        'News',
        headline,
        'by Ada Example Posted onNovember 3, 2026',
        ...paragraphs,
        `Author: Ada Example\n${bio} View all posts by Ada Example`,
        ...discussion,
      ),
    ],
    [
      'way to the page, headline twice, teasers with a text',
      pasted(
        'The Night Ferry',
        `Home » News » ${headline}`,
        headline,
        'by Ada Example | Nov 3, 2026 | News | 0 comments',
        headline,
        ...paragraphs,
        'About Ada Example',
        bio,
        'View all posts',
        'Our Books',
        'Related Articles',
        'A second boat that nobody expected',
        'by Bo Writer | Nov 2, 2026',
        'A second boat has come to the harbour, where nobody had expected it, said two clerks.',
        'read more',
      ),
    ],
    [
      'origin below the bio',
      pasted(
        headline,
        'Ada Example',
        'November 3, 2026',
        ...paragraphs,
        `${bio} Follow her on Twitter @example.`,
        'This article was originally published at the Daily Lamp and is republished with permission.',
        'Subscribe to our newsletter',
        'Copyright © 2026',
      ),
    ],
  ])('is found among the furniture of real sites: %s', async (_, page) => {
    const { entry } = written(page);
    expect(entry).toMatchObject({
      headline,
      author: 'ada-example',
      date: '2026-11-03',
      kind: 'news',
      shows: ['night-ferry', 'low-water'],
    });
    expect((await rendered(entry.body)).words).toEqual(paragraphs);
  });

  it('is an opinion when the part of the site right above its headline says so', () => {
    expect(written(pasted('Opinion', wholePage)).entry.kind).toBe('opinion');
    expect(written(pasted('News\nOpinion\nWorld', wholePage)).entry.kind).toBe('news');
  });

  it('keeps headings, lists and quotes', async () => {
    const { entry } = written(
      pasted(
        headline,
        dek,
        paragraphs[0] ?? '',
        '## What the book says',
        '• Left at seven\n• Arrived at six',
        '1. Ask the clerk\n2. Ask again',
        '> It was dry.',
        ...paragraphs.slice(1),
      ),
    );
    const { html } = await rendered(entry.body);
    expect(html).toContain('>What the book says</h2>');
    expect(html).toMatch(/<ul>\s*<li>Left at seven<\/li>\s*<li>Arrived at six<\/li>\s*<\/ul>/);
    expect(html).toMatch(/<ol>\s*<li>Ask the clerk<\/li>\s*<li>Ask again<\/li>\s*<\/ol>/);
    expect(html).toMatch(/<blockquote>\s*<p>It was dry.<\/p>\s*<\/blockquote>/);
  });

  it('takes a short line between paragraphs for a heading, and an address for a link', async () => {
    const { entry } = written(
      pasted(
        headline,
        dek,
        paragraphs[0] ?? '',
        'A book with two hands',
        `${paragraphs[1]} See https://harbour.example/book_(1)?a=1&b=2.`,
        paragraphs[2] ?? '',
      ),
    );
    const { html } = await rendered(entry.body);
    expect(html).toContain('>A book with two hands</h2>');
    expect(html).toContain('href="https://harbour.example/book_(1)?a=1&amp;b=2"');
  });

  it('finds where it first appeared in a line of its own', () => {
    const at = 'https://www.lamp.example/2026/11/03/the-ferry';
    for (const line of [at, `This article originally appeared at ${at}`, `Source: ${at}`]) {
      const { entry, found } = written(pasted(headline, dek, ...paragraphs, line, bio));
      expect(entry).toMatchObject({ originalUrl: at, outlet: 'daily-lamp', date: '2026-11-03' });
      expect(found.date).toBe('from the address');
      expect(entry.body).not.toContain('lamp.example');
    }
    const { entry } = written(
      pasted(headline, ...paragraphs, 'This article was originally published at Harbour Review.'),
    );
    expect(entry.outlet).toBe('harbour-review');
  });

  it('takes what is stated before anything that is found', () => {
    const stated = {
      date: '2026-01-02',
      url: 'https://harbour.example/a',
      outlet: 'harbour-review',
      author: 'Bo Writer',
      kind: 'opinion' as const,
    };
    expect(written(wholePage, stated).entry).toMatchObject({
      date: '2026-01-02',
      originalUrl: 'https://harbour.example/a',
      outlet: 'harbour-review',
      author: 'Bo Writer',
      kind: 'opinion',
    });
  });

  it('takes a stranger’s name from their bio, and leaves a person in the last sentence alone', async () => {
    const stranger = written(
      pasted(
        headline,
        dek,
        ...paragraphs,
        'Bo de la Mer is a freelance writer who lives in a lighthouse.',
        ...discussion,
      ),
    );
    expect(stranger.entry.author).toBe('Bo de la Mer');
    expect((await rendered(stranger.entry.body)).words).toEqual(paragraphs);
    const last = 'Cleo Pier is the author of the timetable, and says that it was always right.';
    const named = written(pasted(headline, 'By Ada Example', ...paragraphs, last));
    expect(named.entry.author).toBe('ada-example');
    expect((await rendered(named.entry.body)).words).toEqual([...paragraphs, last]);
  });

  it('without a dek has its first sentence stand in, and says so', () => {
    const { entry, missing } = written(pasted(headline, ...paragraphs, bio));
    expect(entry.dek).toBe(
      'The first to notice was the harbour clerk, who writes down every boat twice: once when it leaves and once when it arrives.',
    );
    expect(missing).toContain('dek');
  });
});

describe('words that look like Markdown', () => {
  it('are rendered as they were written', async () => {
    const odd = [
      '1. That is how a sentence may begin, 2 * 3 * 4 being 24 and _this_ being no emphasis.',
      '# is a sign, - is another, and [a bracket] with (a parenthesis) is no link: [x](y).',
      'Use <b>bold</b> &amp; &copy; or `code`, ~~gone~~, a | b, $x$, \\back\\slash, ![no picture](z).',
      '"Straight" quotes, it\'s three dots... and two dashes -- all stay as they are.',
      '+ plus is how this begins, and it goes on for a while so that it is a paragraph.',
      '=== is no underline, and www.example.org or someone@example.org are words as well.',
    ];
    const { entry } = written(pasted(headline, dek, ...paragraphs, ...odd));
    expect((await rendered(entry.body)).words).toEqual([...paragraphs, ...odd]);
  });

  it('of any kind come through', async () => {
    const mark = fc.constantFrom(
      ...'*_`[]()<>#+-.!|~\\&;:"\'=$^{}@/ 1aé“—'.split(''),
      '&amp;',
      '](',
      '**',
      '__',
      '<!--',
      '~~',
      'http://a.b/c_d_',
      'www.x.org',
    );
    const sentence = fc
      .array(mark, { minLength: 5, maxLength: 60 })
      .map((marks) => `Words ${marks.join('')} end so.`.replace(/\s+/g, ' '));
    await fc.assert(
      fc.asyncProperty(sentence, async (text) => {
        const { words } = await rendered(
          written(pasted(headline, dek, ...paragraphs, text, ...paragraphs)).entry.body,
        );
        expect(words.join('\n')).toContain(text);
      }),
      { numRuns: 400 },
    );
  });

  it.skipIf(!hasCorpus)('of attackers stay words', async () => {
    const vectors = hostileStrings().map((vector) => vector.replace(/\s+/g, ' ').trim().slice(0, 500));
    for (let at = 0; at < vectors.length; at += 100) {
      const some = vectors.slice(at, at + 100).map((vector) => `So says ${vector} and it ends.`);
      const { html } = await rendered(written(pasted(headline, dek, ...paragraphs, ...some)).entry.body);
      expect(html).not.toMatch(/<(?!\/?(?:p|a|h2|ul|ol|li|blockquote|br)\b)[a-z!]/i);
      expect(html).not.toMatch(/<[a-z][^<>]*href="(?!https?:|mailto:)/i);
    }
  });
});

describe.skipIf(!hasCorpus)('a real page copied as text', () => {
  it('becomes a correct entry', async () => {
    const source = corpusText('article-page-pasted.txt')
      .split(/\n\s*\n/)
      .map((line) => line.trim());
    const { entry } = articleFromPage(readFileSync(realPage), {}, await loadSite('site.config.ts'), today);
    expect(entry).toMatchObject({
      headline: source[0],
      dek: source[1],
      author: 'kyle-anzalone',
      shows: ['the-kyle-anzalone-show', 'conflicts-of-interest'],
      outlet: 'antiwar-com',
    });
    expect((await rendered(entry.body)).words).toEqual(source.slice(2, -4));
    expect(entryText(entry)).not.toMatch(/Discussion|Comment Policy|co-host/);
  });
});

if (!existsSync(realPage)) console.warn('Skipped: the page copied as text, because the corpus is not here.');

function wrapped(text: string): string {
  return text.replace(/(.{50,72})\s/g, '$1\n');
}

function windows1252(text: string): number[] {
  const marks: Record<string, number> = { '“': 0x93, '”': 0x94, '’': 0x92, '—': 0x97 };
  return [...text].map((character) => marks[character] ?? character.charCodeAt(0));
}
