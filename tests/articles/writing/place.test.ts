import { describe, expect, it } from 'vitest';
import { entryText, readEntryFile } from '../../../shared/articles/writing/entry-file.ts';
import { type ExistingEntry, placeEntry } from '../../../shared/articles/writing/place-entry.ts';
import type { Stated } from '../../../shared/articles/writing/write-entry.ts';
import { bio, dek, headline, paragraphs, pasted, wholePage, written } from './pages.ts';

const first = placeEntry(written(wholePage), []);
const there: ExistingEntry[] = [{ slug: first.slug, text: first.text }];
const again = (page: string, stated?: Stated, existing = there, overwrite = false) =>
  placeEntry(written(page, stated), existing, overwrite);

describe('the file of an entry', () => {
  it('is named by its headline and says what the content collection asks for', () => {
    expect(first.outcome).toBe('created');
    expect(first.slug).toBe('the-ferry-that-left-before-its-own-timetable');
    expect(first.text).toMatch(
      /^---\nheadline: The ferry that left before its own timetable\ndek: .+\nauthor: ada-example\ndate: 2026-11-20\nkind: news\noutlet: daily-lamp\nshows: \[night-ferry, low-water\]\nimported: \S+\n---\n\nThe first to notice/,
    );
  });

  it.each([
    'Yes',
    'A: b',
    '“Quoted” — and so on',
    '"Straight" \\ back',
    "It's",
    '# one',
    '- two',
    '2026',
    'null',
    '@a',
    'a #b',
    '{a}',
    '[b]',
    'Ends: ',
    '&a',
    '*b',
    '%c',
    '`d`',
    '!e',
    '|',
    '>',
  ])('reads back as it was: %s', (text) => {
    const { entry } = written(wholePage);
    const { head, body, isEdited } = readEntryFile(entryText({ ...entry, headline: text, dek: text }));
    expect({ headline: head.headline, dek: head.dek, body, isEdited }).toEqual({
      headline: text,
      dek: text,
      body: entry.body,
      isEdited: false,
    });
  });
});

describe('an article that is there already', () => {
  it('is not written a second time', () => {
    expect(again(wholePage)).toMatchObject({ outcome: 'unchanged', slug: first.slug, text: first.text });
  });

  it('is updated when its words have changed, in the same file', () => {
    const changed = again(
      wholePage.replace('nine days a boat', 'ten days a boat').replace('was dry', 'was still wet'),
    );
    expect(changed).toMatchObject({ outcome: 'updated', slug: first.slug });
    expect(changed.text).toContain('was still wet');
  });

  it('is recognised under another headline by its words, and at another spelling of its address', () => {
    expect(again(wholePage.replace(headline, 'A boat before its time'))).toMatchObject({
      outcome: 'updated',
      slug: first.slug,
    });
    const at = (url: string, existing = there) => again(wholePage, { url }, existing);
    const placed = at('https://lamp.example/the-ferry');
    const other = again(
      pasted('Another headline by far', dek, ...paragraphs.map((text) => `${text} More.`)),
      { url: 'http://www.lamp.example/the-ferry/?utm_source=x' },
      [{ slug: placed.slug, text: placed.text }],
    );
    expect(other).toMatchObject({ outcome: 'updated', slug: first.slug });
  });

  it('keeps what was stated once when it is not stated again', () => {
    const stated = again(wholePage, {
      date: '2026-11-03',
      url: 'https://lamp.example/the-ferry',
      kind: 'opinion',
    });
    const later = again(wholePage, {}, [{ slug: stated.slug, text: stated.text }]);
    expect(later).toMatchObject({
      outcome: 'unchanged',
      entry: { date: '2026-11-03', originalUrl: 'https://lamp.example/the-ferry', kind: 'opinion' },
    });
  });

  it('is the same from HTML as from text', () => {
    const html = `<html><head><title>${headline}</title></head><body><article><h1>${headline}</h1><p>${dek}</p>${paragraphs.map((text) => `<p>${text}</p>`).join('')}<p>${bio}</p></article></body></html>`;
    expect(again(html)).toMatchObject({ slug: first.slug });
    expect(again(html).outcome).not.toBe('created');
  });

  it('is never overwritten unasked once a person has edited it', () => {
    const edited = [{ slug: first.slug, text: first.text.replace('dreamt', 'dreamed') }];
    expect(again(wholePage, {}, edited).outcome).toBe('unchanged');
    const changed = wholePage.replace('was dry', 'was wet');
    expect(again(changed, {}, edited).outcome).toBe('edited');
    expect(again(changed, {}, edited, true)).toMatchObject({ outcome: 'updated', slug: first.slug });
    const byHand = [
      {
        slug: first.slug,
        text: `---\nheadline: "${headline}"\ndate: 2026-11-20\n---\n\n${paragraphs.join('\n\n')}\n`,
      },
    ];
    expect(again(wholePage, {}, byHand)).toMatchObject({ outcome: 'edited', slug: first.slug });
  });

  it('is another one when only its headline comes back', () => {
    const weekly = (text: string, date: string) =>
      written(
        pasted('News Roundup', ...paragraphs.map((words) => words.replace(/\w+/g, (word) => word + text))),
        { date },
      );
    const one = placeEntry(weekly('a', '2026-11-03'), []);
    const two = placeEntry(weekly('b', '2026-11-10'), [{ slug: one.slug, text: one.text }]);
    expect(two).toMatchObject({ outcome: 'created', slug: 'news-roundup-2026-11-10' });
  });

  it('has an address even when its headline has no Latin letter', () => {
    const placed = placeEntry(written(pasted('渡し船は時刻表より先に出た', ...paragraphs)), []);
    expect(placed.slug).toBe('article-2026-11-20');
  });
});
