import { describe, expect, it } from 'vitest';
import { item, read, refusal, rss } from './feeds.ts';

const latin = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const codes = (feed: string | Uint8Array, contentType?: string) =>
  read(feed, contentType ? { contentType } : {}).problems.map(({ code }) => code);
const titleOf = (feed: string | Uint8Array, contentType?: string) =>
  read(feed, contentType ? { contentType } : {}).items[0]?.facts.title;

const umlaut = item('', { title: '<title>Größe</title>' });
const labelled = (encoding: string) => rss(umlaut).replace('UTF-8', encoding);

describe('the bytes of a feed', () => {
  it.each([
    ['UTF-8', new TextEncoder().encode(rss(umlaut)), undefined],
    ['UTF-8 with a mark', new TextEncoder().encode(`\ufeff${rss(umlaut)}`), undefined],
    ['UTF-16 with a mark', Buffer.from(`\ufeff${labelled('UTF-16')}`, 'utf16le'), undefined],
    ['UTF-16 without one', Buffer.from(labelled('utf-16'), 'utf16le'), undefined],
    ['big-endian UTF-16', Buffer.from(`\ufeff${rss(umlaut)}`, 'utf16le').swap16(), undefined],
    ['ISO-8859-1 by declaration', latin(labelled('ISO-8859-1')), undefined],
    ['ISO-8859-15 misspelled', latin(labelled('iso8859_15')), undefined],
    [
      'Windows-1252 by Content-Type',
      latin(rss(umlaut).replace(' encoding="UTF-8"', '')),
      'text/xml; charset=windows-1252',
    ],
  ])('are read as %s, without a problem', (_name, body, contentType) => {
    expect(titleOf(body, contentType)).toBe('Größe');
    expect(codes(body, contentType)).toEqual([]);
  });

  it('are read as Windows-1251', () => {
    const cyrillic = Buffer.concat([
      latin(labelled('windows-1251').split('Größe')[0] ?? ''),
      Buffer.from([0xd6, 0xfa]),
      latin('</title><guid>1</guid><enclosure url="https://cdn.example/1.mp3"/></item></channel></rss>'),
    ]);
    expect(titleOf(cyrillic)).toBe('Цъ');
  });

  it.each([
    ['Latin bytes that say UTF-8', latin(rss(umlaut)), 'Größe'],
    ['UTF-8 bytes that say Latin', new TextEncoder().encode(labelled('ISO-8859-1')), 'Größe'],
    ['UTF-8 bytes that say nothing known', new TextEncoder().encode(labelled('x-klingon')), 'Größe'],
  ])('are read by what they are: %s', (_name, body, title) => expect(titleOf(body)).toBe(title));

  it('that belie their label are named', () => {
    expect(codes(latin(rss(umlaut)))).toEqual(['wrong-encoding']);
    expect(codes(new TextEncoder().encode(labelled('ISO-8859-1')))).toEqual(['wrong-encoding']);
  });
});

describe('a damaged feed', () => {
  it.each([
    ['blank lines before it', `\n\n  ${rss(umlaut)}`, []],
    ['warnings of a program before it', `<br />\n<b>Notice</b>: odd<br />${rss(umlaut)}`, ['junk-before']],
    ['letters before it', `zzz${rss(umlaut)}`, ['junk-before']],
    ['text after it', `${rss(umlaut)}\n[]`, ['junk-after']],
    ['control characters in it', rss(umlaut.replace('ö', '\u0002ö\u001f')), ['control-characters']],
    [
      'a document type',
      rss(umlaut).replace('<rss', '<!DOCTYPE rss [<!ENTITY % x "<a>"> %x; <!-- ]> -->]>\n<rss'),
      [],
    ],
    [
      'the document type of a page',
      rss(umlaut).replace('<rss', '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN" "x.dtd">\n<rss'),
      [],
    ],
    ['no channel tag', rss(umlaut).replace('<channel>', ''), []],
    ['no end', rss(umlaut).replace('</channel></rss>', ''), ['no-end']],
    [
      'a category left open',
      rss(umlaut, '<title>x</title><itunes:category text="A"><itunes:category text="B"/>'),
      [],
    ],
  ])('with %s is read', (_what, feed, problems) => {
    expect(titleOf(feed)).toBe('Größe');
    expect(codes(feed)).toEqual(problems);
  });

  it('keeps ampersands, unknown entities and unclosed tags of titles as text', () => {
    const title = (markup: string) => titleOf(rss(item('', { title: `<title>${markup}</title>` })));
    expect(title('Q&A at AT&T')).toBe('Q&A at AT&T');
    expect(title('a &foo; b &eacute; &#x2019;')).toBe('a &foo; b é ’');
    expect(title('Tom &amp;amp; Jerry')).toBe('Tom & Jerry');
    expect(title('is 3 &lt; 5')).toBe('is 3 < 5');
    expect(title('so <b>bold</b>')).toBe('so bold');
  });

  it('that breaks off sets the last item aside until it is whole again', () => {
    const { items, itemsSeen, problems } = read(rss(umlaut + item()).slice(0, -60));
    expect(items.map(({ position }) => position)).toEqual([1]);
    expect(itemsSeen).toBe(2);
    expect(problems).toMatchObject([
      { code: 'no-end', setAside: false },
      { code: 'cut-off', setAside: true, item: { position: 2 } },
    ]);
  });

  it('with an item left open reads it to the next', () => {
    const { items, problems } = read(
      rss(item('', { guid: '<guid>1</guid>' }).replace('</item>', '') + umlaut),
    );
    expect(items).toHaveLength(2);
    expect(problems).toMatchObject([{ code: 'not-closed', setAside: false, item: { position: 1 } }]);
  });

  it('with an item of mere text names it', () => {
    expect(read(rss(`<item>garbage</item>${umlaut}`)).problems).toMatchObject([
      { code: 'unreadable', setAside: true, item: { position: 1 } },
    ]);
  });

  it('leaves out items in a comment', () => {
    expect(read(rss(`<!-- ${item()} -->${umlaut}`)).itemsSeen).toBe(1);
  });
});

describe('what is no feed is refused with a true sentence', () => {
  it.each([
    ['a page', '<!DOCTYPE html><html><body><rss>x</rss></body></html>', 'web-page'],
    ['a page with a declaration', '<?xml version="1.0"?><!DOCTYPE html><html xmlns="x"/>', 'web-page'],
    ['a piece of a page', '<div>Not found</div>', 'web-page'],
    ['a feed in a comment', `<?xml version="1.0"?><!-- ${rss(umlaut)} -->`, 'not-a-feed'],
    ['a feed in a comment without an end', `<!-- ${rss(umlaut)}`, 'not-a-feed'],
    ['another document', '<opml version="2.0"><body/></opml>', 'not-a-feed'],
    ['an empty shell', '<rss version="2.0"></rss>', 'not-a-feed'],
    ['other data', '{"error":"nope"}', 'not-a-feed'],
    ['broken data', '{"version":"https://jsonfeed.org/version/1.1"', 'not-a-feed'],
    ['text', 'Service unavailable', 'not-a-feed'],
    ['nothing', ' \n', 'empty'],
  ])('%s', (_what, body, code) => {
    const error = refusal(body);
    expect(error.code).toBe(code);
    expect(error.message).toMatch(/^[A-Z].*\.$/);
  });
});

describe('other formats', () => {
  it('Atom is read: entries, enclosure links, the next page', () => {
    const { channel, items } = read(
      `<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title><link rel="next" href="?page=2"/><entry><id>urn:1</id><title type="html">&lt;b&gt;One&lt;/b&gt;</title><published>2026-01-02T03:04:05+02:00</published><link rel="enclosure" href="/a.mp3" type="audio/mpeg" length="5"/><content type="html">&lt;p&gt;Hi&lt;/p&gt;</content></entry></feed>`,
    );
    expect(channel).toMatchObject({ title: 'A', nextPage: 'https://feeds.example/my-show/feed.xml?page=2' });
    expect(items).toMatchObject([
      {
        identity: { guid: 'urn:1' },
        facts: {
          title: 'One',
          publishedAt: '2026-01-02T01:04:05.000Z',
          enclosure: { url: 'https://feeds.example/a.mp3', type: 'audio/mpeg', bytes: 5 },
        },
        notesHtml: '<p>Hi</p>',
      },
    ]);
  });

  it('JSON Feed is read, each bad item by itself', () => {
    const attachments = [
      { url: 'https://cdn.example/1.mp3', mime_type: 'audio/mpeg', duration_in_seconds: 62 },
    ];
    const items = [{ id: 7, title: '00123', content_html: '<p>Hi</p>', attachments }, { id: '2' }, null];
    const feed = JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'J', items });
    const reading = read(feed);
    expect(reading.items).toMatchObject([
      { identity: { guid: '7' }, facts: { title: '00123', duration: 62 } },
    ]);
    expect(reading.problems.filter(({ setAside }) => setAside).map(({ code }) => code)).toEqual([
      'no-audio',
      'unreadable',
    ]);
  });

  it('RSS 1.0 is read, audio by Media RSS', () => {
    const { items } = read(
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:media="http://search.yahoo.com/mrss/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>R</title></channel><item rdf:about="https://x.example/1"><title>One</title><dc:date>2026-01-02</dc:date><media:content url="https://cdn.example/1.mp3" type="audio/mpeg"/></item></rdf:RDF>`,
    );
    expect(items).toMatchObject([{ identity: { guid: 'https://x.example/1', day: '2026-01-02' } }]);
  });
});
