import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clip } from '../../shared/text/clip.ts';
import { clock, isoDuration } from '../../shared/text/clock.ts';
import { oneLine } from '../../shared/text/line.ts';
import { plainText } from '../../shared/text/plain.ts';
import { slugify } from '../../shared/text/slug.ts';
import { titleKey } from '../../shared/text/title-key.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 300 });

describe('a slug', () => {
  it.each([
    ['Who pays for the airlift?', 'who-pays-for-the-airlift'],
    ['  Ærø & Größe — naïve “quotes”  ', 'aero-grosse-naive-quotes'],
    ["It's Łódź’s turn", 'its-lodzs-turn'],
    ['Ｆｕｌｌ ｗｉｄｔｈ ①', 'full-width-1'],
    ['橋について', ''],
    ['???', ''],
  ])('of %j is %j', (text, slug) => expect(slugify(text)).toBe(slug));

  it('is cut between words', () => {
    const slug = slugify('bridge '.repeat(30));
    expect(slug.length).toBeLessThanOrEqual(80);
    expect(slug).toMatch(/-bridge$/);
  });

  it('of any text is safe in an address, bounded, and its own slug', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const slug = slugify(text);
        expect(slug).toMatch(/^(?:[a-z0-9]+(?:-[a-z0-9]+)*)?$/);
        expect(slug.length).toBeLessThanOrEqual(80);
        expect(slugify(slug)).toBe(slug);
      }),
    );
  });
});

describe('one line of text', () => {
  it('has no control, direction-changing or zero-width characters, and folded white space', () => {
    expect(oneLine(' A\u202e ti\u200btle\n\twith\u0000  holes\u2028x\u2066 ')).toBe('A title with holes x');
  });

  it('has no towers of accents', () => {
    expect(oneLine(`e${'\u0301'.repeat(50)}!`)).toBe(`e${'\u0301'.repeat(4)}!`);
  });

  it('keeps joined emoji and accents as they are', () => {
    expect(oneLine('👩‍👩‍👧 e\u0301')).toBe('👩‍👩‍👧 e\u0301');
  });
});

describe('a clipped text', () => {
  it.each([
    ['Who pays for the airlift?', 100, 'Who pays for the airlift?'],
    ['Who pays for the airlift?', 13, 'Who pays for…'],
    ['Who pays for the airlift?', 19, 'Who pays for the…'],
    ['Unbreakablewordthatgoeson', 10, 'Unbreakab…'],
  ])('%j at %i is %j', (text, limit, clipped) => expect(clip(text, limit)).toBe(clipped));

  it('keeps its limit and never halves a character', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 80 }),
        fc.integer({ min: 1, max: 60 }),
        (text, limit) => {
          const clipped = clip(text, limit);
          expect(clipped.length).toBeLessThanOrEqual(Math.max(limit, 1));
          expect(clipped.isWellFormed()).toBe(true);
        },
      ),
    );
  });
});

describe('plain text of HTML', () => {
  it.each([
    ['<p>Guns &amp; butter</p><p>Part 2</p>', 'Guns & butter Part 2'],
    ['one<br>two &lt;b&gt; &eacute; &#8217;', 'one two <b> é ’'],
    ['a<script>alert(1)</script><style>p{}</style>b', 'ab'],
    ['Is 3 < 5 and 7 > 6?', 'Is 3 < 5 and 7 > 6?'],
    ['no   markup\n at all', 'no markup at all'],
  ])('%j is %j', (html, text) => expect(plainText(html)).toBe(text));
});

describe('the key of a title', () => {
  it('is the same for two spellings and differs between two titles', () => {
    expect(titleKey('“Größe” — Part 2!')).toBe(titleKey('grosse: part 2'));
    expect(titleKey('Part 2')).not.toBe(titleKey('Part 3'));
  });

  it('tells titles without letters apart', () => {
    expect(titleKey('???')).not.toBe(titleKey('!!!'));
  });
});

describe('a time', () => {
  it.each([
    [0, '0:00', 'PT0S'],
    [62.9, '1:02', 'PT1M2S'],
    [3600, '1:00:00', 'PT1H'],
    [3734, '1:02:14', 'PT1H2M14S'],
    [360_000, '100:00:00', 'PT100H'],
  ])('of %d seconds reads %s, and %s to machines', (seconds, shown, iso) => {
    expect(clock(seconds)).toBe(shown);
    expect(isoDuration(seconds)).toBe(iso);
  });
});
