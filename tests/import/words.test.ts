import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bodyHtml } from '../../shared/comments/text/html.ts';
import { importedWords } from '../../shared/import/words.ts';
import { difficultStrings } from '../comments/support/corpus.ts';

const shown = (html: string, keepsLines = false) => bodyHtml(importedWords(html, keepsLines).body);

describe('words of another system', () => {
  it.each([
    [
      '<p>So <b>it</b> <i>is</i></p><p>two<br>lines</p>',
      '<p>So <strong>it</strong> <em>is</em></p><p>two<br>lines</p>',
    ],
    ['1. no list\n# no heading\n> no quotation', '<p>1. no list<br># no heading<br>&gt; no quotation</p>'],
    [
      '*stars* [no](link) `code` &lt;b&gt; &amp;amp; a_b_c',
      '<p>*stars* [no](link) `code` &lt;b&gt; &amp;amp; a_b_c</p>',
    ],
    [
      '<blockquote><p>one</p><p>two</p></blockquote><p>after</p>',
      '<blockquote><p>one</p><p>two</p></blockquote><p>after</p>',
    ],
    [
      '<ul><li>a</li><li>b</li></ul><ol><li>c</li><li>d</li></ol>',
      '<ul><li>a</li><li>b</li></ul><ol><li>c</li><li>d</li></ol>',
    ],
    ['<b>"quoted"</b>word', '<p>&quot;<strong>quoted</strong>&quot;word</p>'],
    ['<img class="wp-smiley" alt=":)" src="https://x.example/s.png"> well', '<p>:) well</p>'],
    ['<script>alert(1)</script><style>p{}</style>kept', '<p>kept</p>'],
    [
      '<h2>Head</h2><pre>a\n  b</pre><table><tr><td>x<td>y</table>',
      '<p>Head</p><p>a<br>b</p><p>x</p><p>y</p>',
    ],
  ])('%s', (html, expected) => {
    expect(shown(html, true)).toBe(expected);
  });

  it('keeps links, and shows an address as what it is', () => {
    expect(shown('<a href="https://example.org/a" onclick="x()">there</a>')).toBe(
      '<p><a href="https://example.org/a" rel="nofollow ugc noopener">there</a> <span class="host">(example.org)</span></p>',
    );
    const short = '<a href="https://example.org/a/long/way">https://example.org/a/l...</a>';
    expect(importedWords(short, false).body).toBe('<https://example.org/a/long/way>');
  });

  it('follows the addresses that Disqus puts before those of others', () => {
    const href =
      'http://disq.us/url?url=https%3A%2F%2Fexample.org%2Fa%3AAbcdefghijklmnopqrstuvwxyz1&amp;cuid=1';
    expect(importedWords(`<a href="${href}">there</a>`, false).body).toBe('[there](<https://example.org/a>)');
  });

  it('cuts what is longer than comments are here, and says so', () => {
    const { body, isCut } = importedWords('word '.repeat(3000), false);
    expect([body.length <= 5000, isCut, body.endsWith('…')]).toEqual([true, true, true]);
  });

  it.each([
    ['<b>a', '.', 'a</b>'],
    ['', '<blockquote>', 'x'],
    ['', '<b>', 'x'],
    ['', '<a href=x>', 'x'],
    ['https://x.example/', '.', 'a'],
    ['', '[', ''],
  ])(
    'is not kept busy by %s and a million of %s',
    (before, many, after) => {
      const { body, isCut } = importedWords(before + many.repeat(1_000_000) + after, true);
      expect([body.length <= 5000, isCut]).toEqual([true, true]);
    },
    20_000,
  );

  it('lets nothing through that is markup, whatever people send', () => {
    const harmful =
      /<(?!\/?(?:p|ul|ol|li|blockquote|em|strong|code|br|a|span)\b)|<[^>]*\son\w+=|href="(?!https?:)/i;
    const check = (text: string) => {
      for (const keepsLines of [true, false]) expect(shown(text, keepsLines)).not.toMatch(harmful);
    };
    for (const text of difficultStrings()) check(text);
    const parts = fc.constantFrom(
      '<b>',
      '</b>',
      '<a href="https://x.example/">',
      '</a>',
      '<li>',
      '<p>',
      '*',
      '`',
      '\n',
      '>',
      '[',
      '](',
      'x',
      '<',
      '&lt;',
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 40 }), (all) => check(all.join(''))),
      { numRuns: 500 },
    );
  });
});
