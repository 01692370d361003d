import { describe, expect, it } from 'vitest';
import { slugify } from '../../shared/text/slug.ts';
import { hasCorpus, hostileStrings } from './corpus.ts';
import { item, read, rss } from './feeds.ts';

const allowedTag =
  /^<(?:\/?(?:p|ul|ol|li|strong|em|blockquote|h3|h4|code|pre)|br \/|hr \/|\/a|a href="(?:https?:\/\/|mailto:)[^"<>]*" rel="nofollow noopener noreferrer")>$/;

/** Every tag of the notes, in full; text in them is escaped, so each `<` begins one. */
const tagsOf = (html: string): string[] => html.match(/<[^>]*>?/g) ?? [];

const escaped = (text: string): string =>
  text.toWellFormed().replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const feedOf = (strings: string[], markup: (text: string) => string): string =>
  rss(
    strings
      .map((text, at) =>
        item(`<description>${markup(text)}</description>`, {
          title: `<title>${markup(text)}</title>`,
          guid: `<guid>${at}</guid>`,
          enclosure: `<enclosure url="https://cdn.example/${at}.mp3" type="audio/mpeg"/>`,
        }),
      )
      .join(''),
  );

describe.skipIf(!hasCorpus)('hostile markup in a feed', () => {
  const strings = hasCorpus ? hostileStrings() : [];
  it.each([
    ['escaped', escaped],
    ['as character data', (text: string) => `<![CDATA[${text.replaceAll(']]>', '')}]]>`],
    ['bare', (text: string) => text],
  ])('%s leaves notes of allowed tags only and titles of one plain line', (_way, markup) => {
    const { items, itemsSeen } = read(feedOf(strings, markup));
    expect(itemsSeen).toBeGreaterThanOrEqual(strings.length);
    expect(items.length).toBeGreaterThan(strings.length * 0.9);
    for (const { facts, notesHtml } of items) {
      for (const tag of tagsOf(notesHtml)) expect(tag).toMatch(allowedTag);
      expect(facts.title).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
      expect(facts.title.length).toBeLessThanOrEqual(500);
      expect(facts.headline).not.toBe('');
      expect(slugify(facts.headline)).toMatch(/^[a-z0-9-]*$/);
      for (const person of facts.people) expect(person.slug).toMatch(/^[a-z0-9-]+$/);
    }
  });
});

describe('a feed made to do harm', () => {
  it('gets none of its own entities expanded', () => {
    const feed = rss(item('', { title: '<title>&lol;&file;</title>' })).replace(
      '<rss',
      '<!DOCTYPE rss [<!ENTITY lol "haha"><!ENTITY file SYSTEM "file:///etc/passwd">]><rss',
    );
    expect(read(feed).items[0]?.facts.title).toBe('&lol;&file;');
  });

  it.each([
    ['tags in tags', (good: string) => `<item>${'<a>'.repeat(50_000)}${'</a>'.repeat(50_000)}</item>${good}`],
    [
      'names that objects have',
      (good: string) => `<item><__proto__>x</__proto__><title>y</title></item>${good}`,
    ],
    [
      'character data without an end',
      (good: string) => `<item><title>x</title><description><![CDATA[ y</item>${good}`,
    ],
  ])('of %s loses that item alone', (_what, items) => {
    const good = item('<description><![CDATA[fine]]></description>');
    const { items: kept, problems } = read(rss(items(good)));
    expect(kept.map(({ position }) => position)).toEqual([2]);
    expect(problems).toMatchObject([{ setAside: true, item: { position: 1 } }]);
  });

  it.each([
    ['comments', '<!--'.repeat(200_000)],
    ['character data', `<item>${'<![CDATA['.repeat(200_000)}</item>]]>`],
    ['brackets', '<'.repeat(2_000_000)],
    ['declarations', '<?xml'.repeat(200_000)],
    ['attributes', `<item ${'a="b" '.repeat(100_000)}>`],
  ])('of unclosed %s comes to an end', (_what, text) => {
    expect(() => read(rss(text))).not.toThrow(RangeError);
  });

  it('of more items than a feed may have keeps the newest', () => {
    const day = (at: number) => new Date(Date.UTC(2000, 0, 1) + at * 3_600_000).toUTCString();
    const items = Array.from({ length: 20_010 }, (_, at) =>
      item('', {
        guid: `<guid>${at}</guid>`,
        date: `<pubDate>${day(at)}</pubDate>`,
        enclosure: `<enclosure url="https://cdn.example/${at}.mp3"/>`,
      }),
    );
    const reading = read(rss(items.join('')));
    expect(reading.itemsSeen).toBe(20_010);
    expect(reading.items).toHaveLength(20_000);
    expect(reading.items[0]?.position).toBe(11);
    expect(reading.problems).toMatchObject([{ code: 'too-many-items', setAside: false }]);
  });
});
