import { describe, expect, it } from 'vitest';
import { addressKey, canonicalAddress, isShortener } from '../../shared/articles/address.ts';

describe('the canonical address of an article', () => {
  it.each([
    [
      'tracking goes, the rest of the query stays in its order and spelling',
      'https://News.Example/a?dram:id=3&utm_source=podcast&b=%C3%A4&fbclid=x',
      'https://news.example/a?dram:id=3&b=%C3%A4',
    ],
    ['a channel in a field goes', 'https://a.example/x?ref=rss&part=rss&tk=rss_news', 'https://a.example/x'],
    [
      'what only looks like one stays',
      'https://a.example/x?source=bill-114',
      'https://a.example/x?source=bill-114',
    ],
    ['fragments go', 'https://a.example/x?b=1#section', 'https://a.example/x?b=1'],
    ['but not those that name the page', 'https://a.example/#!/x', 'https://a.example/#!/x'],
    ['ports and dots that say nothing go', 'https://a.example.:443/x', 'https://a.example/x'],
    ['markup that an address swallowed goes', 'https://a.example/x.html%3Cbr%3E', 'https://a.example/x.html'],
    ['sessions go', 'https://a.example/x;jsessionid=12AB?PHPSESSID=1', 'https://a.example/x'],
    [
      'editions for phones are the same pages',
      'https://en.m.wikipedia.org/wiki/Ferry',
      'https://en.wikipedia.org/wiki/Ferry',
    ],
    [
      'editions for AMP, too',
      'https://amp.gazette.example/news/x/amp/',
      'https://www.gazette.example/news/x/',
    ],
    [
      'scheme and www stay, because the address must open',
      'http://www.a.example/x/',
      'http://www.a.example/x/',
    ],
  ])('%s', (_what, address, expected) => expect(canonicalAddress(address)).toBe(expected));

  it.each([
    'https://www.google.com/url?sa=t&q=https%3A%2F%2Fnews.example%2Fa&usg=x',
    'https://www.google.co.uk/amp/s/news.example/a',
    'https://l.facebook.com/l.php?u=https%3A%2F%2Fnews.example%2Fa%3Ffbclid%3Dx&h=AT0',
    'https://www.youtube.com/redirect?event=video_description&q=https%3A%2F%2Fnews.example%2Fa&v=x',
    'https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fnews.example%2Fa&data=1',
    'https://urldefense.com/v3/__https://news.example/a__;!!x!y$',
    'https://href.li/?https://news.example/a',
    'https://dts.podtrac.com/redirect.mp3/pdst.fm/e/news.example/a',
    'https://l.facebook.com/l.php?u=https%3A%2F%2Fwww.google.com%2Furl%3Fq%3Dhttps%253A%252F%252Fnews.example%252Fa',
  ])('is unwrapped from %s', (address) => expect(canonicalAddress(address)).toBe('https://news.example/a'));

  it.each([
    'mailto:a@b.example',
    'javascript:x',
    'itpc://a.example/x',
    '/a',
    '#',
    '',
    'https://a:b@c.example/',
    `https://a.example/${'x'.repeat(5000)}`,
  ])('is none for %j', (address) => expect(canonicalAddress(address)).toBeUndefined());

  it('stays as it is when it is made canonical again', () => {
    for (const address of [
      'https://a.example/x?b=1&c',
      'http://a.example',
      'https://a.example/%E2%82%AC?q=%20',
    ]) {
      const once = canonicalAddress(address) ?? '';
      expect(canonicalAddress(once)).toBe(once);
    }
  });
});

it('Scheme, www and a slash at the end make no other article', () => {
  const [one, other] = ['http://www.a.example/x/?b=1', 'https://a.example/x?b=1'].map((address) =>
    addressKey(canonicalAddress(address) ?? ''),
  );
  expect(one).toBe(other);
  expect(addressKey('https://a.example/x')).not.toBe(addressKey('https://b.example/x'));
});

it('Shortened addresses are known by their host', () => {
  expect(['bit.ly', 'T.co', 'nyti.ms', 'www.tinyurl.com'].every(isShortener)).toBe(true);
  expect(['orbit.ly', 'news.example', 'goo.gl.example'].some(isShortener)).toBe(false);
});
