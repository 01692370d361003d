import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { readBody } from '../../shared/comments/text/body.ts';
import { bodyHtml } from '../../shared/comments/text/html.ts';
import { momentsIn } from '../../shared/comments/text/moments.ts';
import { readName } from '../../shared/comments/text/name.ts';
import { bodyText } from '../../shared/comments/text/plain.ts';
import { readable } from '../../shared/comments/text/readable.ts';
import { difficultStrings, hasComments } from './support/corpus.ts';

const elements = [
  'P',
  'BR',
  'EM',
  'STRONG',
  'CODE',
  'A',
  'UL',
  'OL',
  'LI',
  'BLOCKQUOTE',
  'SPAN',
  'TIME-BUTTON',
];
const heard = { audio: 'https://media.example/a.mp3?x=1&y=2', duration: 3600 };

describe('a comment’s text as HTML', () => {
  const cases: [string, string, string][] = [
    ['emphasis', '**Listen** to *this*', '<p><strong>Listen</strong> to <em>this</em></p>'],
    ['lines and paragraphs', 'one\ntwo\n\nthree', '<p>one<br>two</p><p>three</p>'],
    ['code, in which nothing else counts', '`**a** <b>`', '<p><code>**a** &lt;b&gt;</code></p>'],
    ['quotations', '> said\n\nanswered', '<blockquote><p>said</p></blockquote><p>answered</p>'],
    ['lists', '3. three\n4. four', '<ol start="3"><li>three</li><li>four</li></ol>'],
    ['headings as the text they are', '# Not so loud', '<p># Not so loud</p>'],
    ['entities as they were written', 'AT&amp;T', '<p>AT&amp;amp;T</p>'],
    ['markup as text', '<script>alert(1)</script>', '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>'],
    [
      'written-out addresses as links',
      'See https://example.org/a?b=1&c=2.',
      '<p>See <a href="https://example.org/a?b=1&amp;c=2" rel="nofollow ugc noopener">https://example.org/a?b=1&amp;c=2</a>.</p>',
    ],
    [
      'links with a label beside the host that they lead to',
      '[bank.example](https://evil.example/)',
      '<p><a href="https://evil.example/" rel="nofollow ugc noopener">bank.example</a> <span class="host">(evil.example)</span></p>',
    ],
    [
      'look-alike hosts in letters that tell them apart',
      'https://аpple.com/',
      '<p><a href="https://xn--pple-43d.com/" rel="nofollow ugc noopener">https://xn--pple-43d.com/</a></p>',
    ],
  ];
  it.each(cases)('shows %s', (_what, body, html) => {
    expect(bodyHtml(body)).toBe(html);
  });

  it.each([
    '[x](javascript:alert(1))',
    '[x](data:text/html;base64,PHNjcmlwdD4=)',
    '[x](//evil.example)',
    '[x](/api/comments)',
    '[x](https://user@evil.example)',
    '<javascript:alert(1)>',
    'http://localhost/',
    'http://127.0.0.1/',
    'http://2130706433/',
    'http://[::1]/',
  ])('links nowhere for %s', (body) => {
    expect(bodyHtml(body)).not.toContain('<a');
  });

  it('shows no pictures', () => {
    expect(bodyHtml('![track me](https://evil.example/p.gif)')).not.toContain('<img');
  });

  it.each(['>', '- ', '1. '])('keeps the words of what is nested too deep in "%s"', (mark) => {
    const html = bodyHtml(`${mark.repeat(60)}deep words`);
    expect(html).toContain('deep words');
    expect(html).not.toContain('<blockquote>');
  });
});

describe('moments in a comment on an episode', () => {
  it('become buttons that play there', () => {
    expect(bodyHtml('At 12:34 she says it', heard)).toBe(
      '<p>At <time-button data-at="754"><a class="at" href="https://media.example/a.mp3?x=1&amp;y=2#t=754">12:34</a></time-button> she says it</p>',
    );
  });

  it.each([
    '1:02:03',
    '59:61',
    'at 9:30 am',
    'at 9:30pm',
    'http://a.example/1:23',
    '1:2',
    'v2:10',
    '10:20:30:40',
  ])('do not become of %s', (text) => expect(momentsIn(text, 3600)).toEqual([]));

  it('stay text past the end of the episode, and where nothing can be heard', () => {
    expect(momentsIn('59:59 and 1:00:00', 3600)).toMatchObject([{ at: 3599 }]);
    expect(momentsIn('12:34', undefined)).toEqual([]);
  });

  it('stay text in code and in links', () => {
    expect(bodyHtml('`12:34` [12:34](https://example.org/)', heard)).not.toContain('time-button');
  });
});

describe('a comment’s text as plain text', () => {
  it('has the words without their markup, and where links lead', () => {
    expect(bodyText('**So** it [is](https://example.org/)\n\n> quoted\n\n- one\n- two')).toBe(
      'So it is (https://example.org/)\n\nquoted\n\none\ntwo',
    );
  });
});

describe('text that is shown', () => {
  it('does not turn around what stands beside it', () => {
    expect(readable('a\u202eb\u2066c\u061cd')).toBe('abcd');
  });

  it('has no controls and nothing that cannot be seen', () => {
    expect(readable('a\0b\u200bc\u00add\ufeffe\u{e0041}f\u2028g')).toBe('abcdefg');
  });

  it('keeps at most three marks on a letter', () => {
    expect(readable(`Z${'\u0351'.repeat(50)}algo`)).toBe(`Z${'\u0351'.repeat(3)}algo`);
  });

  it.each([
    ['families of emoji', '👩‍👩‍👧 ❤️'],
    ['Persian', 'می‌خواهم'],
    ['Hindi', 'क्‍ष'],
    ['Vietnamese', 'Tiếng Việt'],
    ['flags', '🏳️‍🌈 🇪🇸 🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}'],
  ])('keeps what %s need', (_what, text) => {
    expect(readable(text)).toBe(text.normalize('NFC'));
  });
});

describe('any text at all', () => {
  const anyText = fc.string({ unit: 'binary', maxLength: 60 });

  it('is clean after it was cleaned once', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = readable(text);
        expect(readable(once)).toBe(once);
        expect(readName(readName(text))).toBe(readName(text));
        expect(readBody(readBody(text))).toBe(readBody(text));
      }),
      { numRuns: 3000 },
    );
  });

  it('becomes HTML in which its own angle brackets and quotes are none', () => {
    const pieces = fc.constantFrom(
      '<',
      '>',
      '"',
      "'",
      '&',
      '[',
      '](',
      ')',
      'https://a.example/',
      '`',
      '*',
      '\n',
      '> ',
      '- ',
      '12:34',
      'x',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
        const html = bodyHtml(parts.join(''), heard);
        const { document } = parseHTML(`<html><body>${html}</body></html>`);
        for (const element of document.body.querySelectorAll('*'))
          expect(elements).toContain(element.tagName);
        // Nothing of the text opens, closes or ends anything: written anew, the document is the same.
        const written = document.body.innerHTML;
        expect(parseHTML(`<html><body>${written}</body></html>`).document.body.innerHTML).toBe(written);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('what is stored', () => {
  it('is what was sent, but for line ends and broken characters', () => {
    expect(readBody('  one\r\ntwo\rthree \u202e \0 ')).toBe('  one\ntwo\nthree \u202e \0 ');
    expect(readBody('\ud800')).toBe('\ufffd');
  });

  it('of a name is one readable line', () => {
    expect(readName('  Mary\u202e\n  Ann\0 ')).toBe('Mary Ann');
    expect(readName('\u3164\u200b')).toBe('');
  });
});

describe.runIf(hasComments)('difficult strings that people collected', () => {
  const strings = difficultStrings();
  const attributes = ['href', 'rel', 'class', 'start', 'data-at'];

  it('make no element, attribute or address but those of comments', () => {
    for (const text of strings) {
      const { document } = parseHTML(`<html><body>${bodyHtml(readBody(text), heard)}</body></html>`);
      for (const element of document.body.querySelectorAll('*')) {
        expect(elements, text).toContain(element.tagName);
        for (const { name } of element.attributes) expect(attributes, text).toContain(name);
        const href = element.getAttribute('href');
        if (href !== null) expect(href, text).toMatch(/^https?:\/\/[^\s@]+$/);
      }
    }
  });

  it('come back whole from what is stored', () => {
    for (const text of strings) {
      const stored = readBody(text);
      expect(readBody(stored)).toBe(stored);
      expect(JSON.parse(JSON.stringify(stored))).toBe(stored);
      expect(Buffer.from(stored, 'utf8').toString('utf8')).toBe(stored);
      expect(readName(readName(text))).toBe(readName(text));
    }
  });

  it('can be shown in plain text, feeds and names', () => {
    // What XML 1.0 takes, and nothing that turns text around.
    const printable = /^[\t\n\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;
    for (const text of strings) {
      for (const shown of [bodyText(readBody(text)), readName(text)]) {
        expect(shown).toMatch(printable);
        expect(shown).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
      }
    }
  });
});
