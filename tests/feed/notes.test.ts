import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanNotes } from '../../shared/feed/notes.ts';
import { item, read, readOne, rss } from './feeds.ts';

const base = { web: 'https://show.example/ep/1', sitePaths: false };
const clean = (html: string) => cleanNotes(html, base).html;
const rel = 'rel="nofollow noopener noreferrer"';

describe('notes', () => {
  it.each([
    [
      'tags that structure text stay, their attributes go',
      '<p class="x" style="y" id="z" onclick="e()">a <b>b</b> <i>c</i><br/></p><hr>',
      '<p>a <strong>b</strong> <em>c</em><br /></p><hr />',
    ],
    [
      'headings fit under those of the page',
      '<h1>a</h1><h2>b</h2><h6>c</h6>',
      '<h3>a</h3><h3>b</h3><h4>c</h4>',
    ],
    ['lists are closed', '<ul><li>a<li>b</ul>', '<ul><li>a</li><li>b</li></ul>'],
    [
      'scripts, styles, frames and pictures go',
      '<p>a</p><script>x</script><style>x</style><iframe src="x"></iframe><img src=x onerror=x><svg><a href="x"/></svg>',
      '<p>a</p>',
    ],
    ['empty paragraphs go', '<div><p>a</p></div><p></p><p>&nbsp;</p>', '<p>a</p>'],
    [
      'links keep their address alone',
      '<p><a href="https://x.example/?a=1&amp;b=2" target="_blank" onclick="e()">x</a></p>',
      `<p><a href="https://x.example/?a=1&amp;b=2" ${rel}>x</a></p>`,
    ],
    [
      'relative links lead to the episode’s own site',
      '<p><a href="../about">x</a> <a href="//cdn.example/y">y</a></p>',
      `<p><a href="https://show.example/about" ${rel}>x</a> <a href="https://cdn.example/y" ${rel}>y</a></p>`,
    ],
    [
      'mail links stay',
      '<p><a href="mailto:a@b.example">x</a></p>',
      `<p><a href="mailto:a@b.example" ${rel}>x</a></p>`,
    ],
    [
      'links elsewhere become words',
      '<p><a href="javascript:x">a</a> <a href="data:x">b</a> <a href="java\nscript:x">c</a> <a>d</a></p>',
      '<p>a b c d</p>',
    ],
    [
      'lines of inline markup become paragraphs',
      'a <b>b</b>\nc\n\nd',
      '<p>a <strong>b</strong><br />c</p>\n<p>d</p>',
    ],
  ])('%s', (_what, html, expected) => expect(clean(html)).toBe(expected));

  it('of plain text become paragraphs with their addresses linked', () => {
    expect(clean('See https://x.example/a?b=1&c=2, (http://y.example).\n\nIs 3 < 5?')).toBe(
      `<p>See <a href="https://x.example/a?b=1&amp;c=2" ${rel}>https://x.example/a?b=1&amp;c=2</a>, (<a href="http://y.example/" ${rel}>http://y.example</a>).</p>\n<p>Is 3 &lt; 5?</p>`,
    );
  });

  it.each([
    ['words', 'word '.repeat(60_000)],
    ['letters of two bytes', 'é'.repeat(200_000)],
    ['ampersands', '&'.repeat(200_000)],
    ['links', '<a href="https://x.example/p">y</a> '.repeat(8_000)],
    ['list items', '<li>a'.repeat(60_000)],
  ])('of too many %s are cut to a bounded size, and it is said', (_what, text) => {
    const { html, clipped } = cleanNotes(text, base);
    expect(clipped).toBe(true);
    expect(Buffer.byteLength(html)).toBeLessThanOrEqual(100_000);
    expect(Buffer.byteLength(html)).toBeGreaterThan(20_000);
    const { problems } = read(rss(item(`<description><![CDATA[${text}]]></description>`)));
    expect(problems).toMatchObject([{ code: 'long-notes', setAside: false }]);
  });

  const piece = fc.constantFrom(
    ...[
      '<p>',
      '</p>',
      '<div>',
      '</div>',
      '<b>',
      '</b>',
      '<a href="https://x.example/">',
      '<a>',
      '</a>',
      '<a href="x:y">',
    ],
    ...[
      '<script>',
      '</script>',
      '<ul><li>',
      '</ul>',
      '<tr><td>',
      '</table>',
      '<h1>',
      '</h1>',
      '<i>',
      '</i>',
      '<br>',
      '<hr>',
    ],
    ...[
      'text',
      ' & ',
      '&lt;',
      '<',
      '"',
      "'",
      '>',
      '<!--',
      '-->',
      '<pre>',
      '</pre>',
      '<textarea>',
      '</textarea>',
      '\n\n',
    ],
    '<div><i>'.repeat(40),
  );
  const markup = fc.array(piece, { maxLength: 16 }).map((pieces) => `<p>x</p>${pieces.join('')}`);

  it('of any markup close every tag they open, in order', () => {
    fc.assert(
      fc.property(markup, (html) => {
        const open: string[] = [];
        for (const [, slash, name = ''] of clean(html).matchAll(/<(\/?)([a-z0-9]+)[^>]*>/g)) {
          if (slash) expect(open.pop()).toBe(name);
          else if (name !== 'br' && name !== 'hr') open.push(name);
        }
        expect(open).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it('of any markup are stable: cleaning them again changes nothing', () => {
    fc.assert(
      fc.property(markup, (html) => {
        const once = clean(html);
        expect(clean(once)).toBe(once);
      }),
    );
  });

  it('are the full ones, and the summary is their beginning in plain text', () => {
    const { facts, notesHtml } = readOne(
      item(
        `<description>A teaser &amp;amp; more.</description><content:encoded><![CDATA[<p>The <b>full</b> notes.</p>]]></content:encoded>`,
      ),
    );
    expect(notesHtml).toBe('<p>The <strong>full</strong> notes.</p>');
    expect(facts.summary).toBe('A teaser & more.');
    expect(readOne(item(`<description>${'word '.repeat(200)}</description>`)).facts.summary).toMatch(
      /^(word )+word…$/,
    );
  });
});
