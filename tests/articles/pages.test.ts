import { describe, expect, it } from 'vitest';
import { isTrustedCanonical } from '../../shared/articles/page/canonical.ts';
import { type ArticlePage, readArticlePage } from '../../shared/articles/page/read.ts';

const address = 'https://www.gazette.example/2026/02/ferry-runs';
const bytes = (html: string) => new TextEncoder().encode(html);
const readPage = (html: string, contentType?: string): ArticlePage =>
  readArticlePage(bytes(html), address, contentType);
const head = (inside: string) =>
  readPage(`<!doctype html><html><head>${inside}</head><body><p>The text.</p></body></html>`);
const linked = (json: string) => head(`<script type="application/ld+json">${json}</script>`);
const og = (name: string, content: string) => `<meta property="og:${name}" content="${content}">`;

describe('an article’s page', () => {
  it('says what it says in JSON-LD first, then in Open Graph, then on the page', () => {
    const page = readPage(`<html lang="en"><head><title>T | Gazette</title>
      <link rel="canonical" href="/2026/02/ferry-runs/"><meta name="author" content="Desk">
      ${og('title', 'Open')}${og('site_name', 'The Gazette')}${og('description', 'A dek.')}${og('image', '/img/ferry.jpg')}
      <script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry Runs","author":{"@type":"Person","name":"Ada Lund"},
      "datePublished":"2026-02-03T10:00:00+01:00","image":["https://cdn.example/ferry-1200.jpg"]}</script></head>
      <body><article>Never this text.</article></body></html>`);
    expect(page).toEqual({
      title: 'Ferry Runs',
      dek: 'A dek.',
      author: 'Ada Lund',
      publishedAt: '2026-02-03T09:00:00.000Z',
      outletName: 'The Gazette',
      image: 'https://cdn.example/ferry-1200.jpg',
      canonical: 'https://www.gazette.example/2026/02/ferry-runs/',
    });
  });

  it('that says nothing gives nothing', () => {
    expect(readPage('')).toEqual({});
    expect(readPage(' \n ')).toEqual({});
    expect(readPage('<p>words')).toEqual({});
    expect(readArticlePage(new Uint8Array([0, 255, 3, 60]), address)).toEqual({});
  });

  it('is taken as text, whatever markup hides in its parts', () => {
    const page = head(
      `${og('title', '&lt;script&gt;x&lt;/script&gt;Guns &amp;amp; butter\u202e')}${og('description', '&lt;img src=x onerror=e()&gt;Dek')}`,
    );
    expect(page).toMatchObject({ title: 'Guns & butter', dek: 'Dek' });
  });

  it('has bounded parts, and is read only as far as a page needs to be', () => {
    const page = head(`${og('title', 'word '.repeat(5_000))}${og('description', 'word '.repeat(5_000))}`);
    expect(page.title?.length).toBeLessThanOrEqual(300);
    expect(page.dek?.length).toBeLessThanOrEqual(500);
    expect(readPage(`${'<p>é</p>'.repeat(1_000_000)}<title>Too late</title>`)).toEqual({});
    expect(readPage(`<title>In time</title>${'<b>'.repeat(1_000_000)}`)).toEqual({ title: 'In time' });
  });
});

describe('JSON-LD', () => {
  it.each([
    ['in an array', '[{"@type":"WebSite","name":"G"},{"@type":"Article","headline":"H"}]'],
    [
      'in a graph',
      '{"@context":"https://schema.org","@graph":[{"@type":"WebPage","name":"G"},{"@type":["NewsArticle","Thing"],"headline":"H"}]}',
    ],
    ['nested in a page', '{"@type":"WebPage","mainEntity":{"@type":"BlogPosting","headline":"H"}}'],
    [
      'after another that is broken',
      '{"@type": }</script><script type="application/ld+json">{"@type":"Article","headline":"H"}',
    ],
    ['between CDATA marks', '//<![CDATA[\n{"@type":"Article","headline":"H"}\n//]]>'],
    ['between comment marks', '<!-- {"@type":"Article","headline":"H"} -->'],
    ['with commas too many', '{"@type":"Article","headline":"H","keywords":["a",],}'],
    ['with comments', '{"@type":"Article", // kind\n "headline":"H", /* no more */ // end\n}'],
    ['with a line break in a text', '{"@type":"Article","description":"one\ntwo\tthree","headline":"H"}'],
    [
      'with quotation marks in a text',
      '{"@type":"Article","description":"a "quoted" word, and more","headline":"H"}',
    ],
    ['with a false escape', '{"@type":"Article","description":"it\\\'s","headline":"H"}'],
    ['written in entities', '{&quot;@type&quot;:&quot;Article&quot;,&quot;headline&quot;:&quot;H&quot;}'],
    ['twice in one script', '{"@type":"WebSite"}{"@type":"Article","headline":"H"}'],
    ['ended by a semicolon', '{"@type":"Article","headline":"H"};'],
    ['with a type in full', '{"@type":"https://schema.org/NewsArticle","headline":"H"}'],
  ])('is understood %s', (_how, json) => expect(linked(json).title).toBe('H'));

  it.each([
    '',
    '{',
    'null',
    '[[[[',
    '"text"',
    '{"@type":"Article"',
    `${'['.repeat(5_000)}`,
    '{"@type":"Article","headline":{"a":1}}',
  ])('that stays unreadable leaves the rest of the page: %#', (json) =>
    expect(head(`${og('title', 'Open')}<script type="application/ld+json">${json}</script>`).title).toBe(
      'Open',
    ),
  );

  it('has its entities decoded, once or twice escaped', () => {
    expect(linked('{"@type":"Article","headline":"Guns &amp;amp; butter &#8211; again"}').title).toBe(
      'Guns & butter – again',
    );
  });

  it('refers to its parts by id', () => {
    const page =
      linked(`{"@graph":[{"@type":"Person","@id":"#ada","name":"Ada Lund"},{"@type":"ImageObject","@id":"#img","url":"https://cdn.example/ferry.jpg"},
      {"@type":"Organization","@id":"#org","name":"The Gazette","logo":"https://cdn.example/logo.png"},
      {"@type":"Article","headline":"H","author":{"@id":"#ada"},"image":{"@id":"#img"},"publisher":{"@id":"#org"}}]}`);
    expect(page).toMatchObject({
      author: 'Ada Lund',
      image: 'https://cdn.example/ferry.jpg',
      outletName: 'The Gazette',
    });
  });

  it('names several authors once each', () => {
    expect(linked('{"@type":"Article","author":[{"name":"Ada"},{"name":"Bo"},{"name":"Ada"}]}').author).toBe(
      'Ada, Bo',
    );
  });
});

describe('the title', () => {
  it.each([
    ['Headline - The Gazette', 'Headline'],
    ['Headline | Gazette', 'Headline'],
    ['Gazette » Headline', 'Headline'],
    ['Headline — More — The Gazette', 'Headline — More'],
    ['Two Ferries - One Timetable', 'Two Ferries - One Timetable'],
    ['Headline · gazette.example', 'Headline'],
  ])('of the page %s is without the outlet', (title, expected) => {
    expect(head(`<title>${title}</title>${og('site_name', 'The Gazette')}`).title).toBe(expected);
  });

  it('is what heading and page agree on, not the site’s name in either', () => {
    expect(
      readPage('<title>A Headline of Many Words | Ferries of the North</title><h1>Ferries of the North</h1>')
        .title,
    ).toBe('A Headline of Many Words');
    expect(readPage('<title>Ferries | A Long Headline</title><h1>A Long Headline</h1>').title).toBe(
      'A Long Headline',
    );
    expect(readPage('<h1></h1><h1>Only a Heading</h1>').title).toBe('Only a Heading');
  });

  it('that was cut off at a quotation mark is taken whole from the heading', () => {
    expect(readPage(`${og('title', 'The song ')}<h1>The song "Jenny" is back</h1>`).title).toBe(
      'The song "Jenny" is back',
    );
  });

  it('is not that of a drawing inside the page', () => {
    expect(readPage('<svg><title>icon</title></svg><title>Headline</title>').title).toBe('Headline');
  });
});

describe('the date', () => {
  it.each([
    ['2026-02-03T10:00:00+01:00', '2026-02-03T09:00:00.000Z'],
    ['2026-02-03T10:00:00+0100', '2026-02-03T09:00:00.000Z'],
    ['2026-02-03 10:00:00 -0400', '2026-02-03T14:00:00.000Z'],
    ['2026-02-03 10:00', '2026-02-03T10:00:00.000Z'],
    ['Tue, 03 Feb 2026 10:00:00 GMT', '2026-02-03T10:00:00.000Z'],
    ['Saturday, December 27, 2014, 12:06 PM', '2014-12-27T12:06:00.000Z'],
    ['3. Februar 2026', '2026-02-03T00:00:00.000Z'],
    ['Published: February 3, 2026', '2026-02-03T00:00:00.000Z'],
    ['20260203', '2026-02-03T00:00:00.000Z'],
    ['1770112800', '2026-02-03T10:00:00.000Z'],
    ['1770112800000', '2026-02-03T10:00:00.000Z'],
  ])('%s is understood', (text, expected) => {
    expect(head(`<meta property="article:published_time" content="${text}">`).publishedAt).toBe(expected);
  });

  it.each(['yesterday', '0000-00-00', '2026-13-40', '', '5'])(
    '%j is none, and the next one counts',
    (text) => {
      expect(
        head(
          `<meta property="article:published_time" content="${text}"><time class="published" datetime="2026-02-03">`,
        ).publishedAt,
      ).toBe('2026-02-03T00:00:00.000Z');
    },
  );
});

describe('the picture', () => {
  const imageOf = (image: string, more = '') => head(og('image', image) + more).image;

  it.each([
    ...[
      'https://cdn.example/og-image.png',
      'https://cdn.example/a/default.jpg',
      'https://cdn.example/logo-wide.png',
      'https://cdn.example/twitter-card.jpg',
    ],
    ...[
      'https://cdn.example/site-share.jpg',
      'https://cdn.example/share_image.png',
      'https://cdn.example/fallbackimagefb.png',
      'https://cdn.example/blank.jpg',
    ],
    ...[
      'https://secure.gravatar.com/avatar/abc',
      'https://cdn.example/ferry.svg',
      'https://cdn.example/placeholder-1200x630.jpg',
      'data:image/png;base64,x',
      'https://cdn.example/brand/logos/x.png',
    ],
  ])('%s is a card of the whole site', (image) => expect(imageOf(image)).toBeUndefined());

  it.each([
    'https://cdn.example/2026/ferry.jpg',
    'https://cdn.example/uploads/shared-ferry.jpg',
    'https://cdn.example/logotherapy.jpg',
    'https://cdn.example/x.jpg?w=600',
    'https://cdn.example/%E0%A4%A.jpg',
  ])('%s is the article’s own', (image) => expect(imageOf(image)).toBe(new URL(image).href));

  it('is not the logo that JSON-LD names, nor one too small', () => {
    const logo =
      '<script type="application/ld+json">{"@type":"Organization","logo":{"url":"https://cdn.example/g.png"}}</script>';
    expect(imageOf('https://cdn.example/g.png?x=1', logo)).toBeUndefined();
    expect(imageOf('https://cdn.example/g.jpg', og('image:width', '80'))).toBeUndefined();
  });
});

describe('the canonical address', () => {
  const canonicalOf = (...hrefs: string[]) =>
    head(hrefs.map((href) => `<link rel="canonical" href="${href}">`).join('')).canonical;

  it('is absolute, and of several the one that the page agrees with', () => {
    expect(canonicalOf('//gazette.example/a')).toBe('https://gazette.example/a');
    expect(canonicalOf('https://a.example/x', 'https://a.example/y')).toBe('https://a.example/x');
    expect(
      head(
        `<link rel=canonical href="https://a.example/x"><link rel=canonical href="https://a.example/y">${og('url', 'https://a.example/y')}`,
      ).canonical,
    ).toBe('https://a.example/y');
    expect(head(`<link rel="canonical" href="8003098">${og('url', 'https://a.example/y')}`).canonical).toBe(
      'https://a.example/y',
    );
    expect(head(og('url', 'https://a.example/y')).canonical).toBe('https://a.example/y');
  });

  it.each(['javascript:x', 'http://', '', '   ', 'data:x'])('is none for %j', (href) =>
    expect(canonicalOf(href)).toBeUndefined(),
  );

  it('is believed on the same site alone, and never when it is the front page', () => {
    expect(isTrustedCanonical('https://gazette.example/a', 'https://m.gazette.example/a?x=1')).toBe(true);
    expect(isTrustedCanonical('https://gazette.co.example/a', 'https://other.co.example/a')).toBe(false);
    expect(isTrustedCanonical('https://evil.example/a', address)).toBe(false);
    expect(isTrustedCanonical('https://www.gazette.example/', address)).toBe(false);
  });
});

describe('the encoding', () => {
  const latin1 = (html: string) => Uint8Array.from(html, (letter) => letter.charCodeAt(0));

  it.each([
    ['by the answer', latin1('<title>Fähre</title>'), 'text/html; charset=ISO-8859-1'],
    [
      'declared late',
      latin1(`<head><script>${'x'.repeat(5_000)}</script><meta charset="windows-1252"><title>Fähre</title>`),
      undefined,
    ],
    [
      'in the old form',
      latin1('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-15"><title>Fähre</title>'),
      'text/html',
    ],
    ['not at all', latin1('<title>Fähre</title>'), undefined],
    ['wrongly', bytes('<meta charset="iso-8859-1"><title>Fähre</title>'), undefined],
    ['by a mark', new Uint8Array([0xff, 0xfe, ...Buffer.from('<title>Fähre</title>', 'utf16le')]), undefined],
    ['with a name nobody knows', bytes('<meta charset="utf-9000"><title>Fähre</title>'), undefined],
  ])('is understood when it is declared %s', (_how, body, contentType) => {
    expect(readArticlePage(body, address, contentType).title).toBe('Fähre');
  });
});

it('What only lays a page out hides nothing of what it says, however it is nested', () => {
  const html = `<h1 class="a"><span title="1 > 0">On</span> <em>swans</em></h1>
    <div itemprop="author"><span class="by"><b>Ann</b> Lee</span></div><div>and others</div>
    <p data-x="<h1>Not this</h1>"><time class="entry-date" datetime="2026-02-03T10:00:00Z">today</time></p>`;
  expect(readArticlePage(new TextEncoder().encode(html), 'https://gazette.example/a')).toMatchObject({
    title: 'On swans',
    author: 'Ann Lee',
    publishedAt: '2026-02-03T10:00:00.000Z',
  });
});
