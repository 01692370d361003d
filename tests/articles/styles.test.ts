import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressesOf, find, headlinesOf } from './notes.ts';

const news = 'https://news.example/2026/02/ferry-runs-again';
const other = 'https://news.example/2026/02/jetty-is-open';
const a = (href: string, words: string) => `<a href="${href}">${words}</a>`;

describe('an article link', () => {
  it.each([
    ['after a sentence', `<p>The ferry runs again. ${a(news, '[Link]')}</p>`, ['The ferry runs again']],
    ['with a code', `<p>The ferry runs again ${a(news, 'AWC')}</p>`, ['The ferry runs again']],
    [
      'with its outlet’s name',
      `<p>The ferry runs again. ${a('https://news.example/x/ferry-runs', 'News Example')}</p>`,
      ['The ferry runs again'],
    ],
    [
      'with the words of its headline',
      `<ul><li>${a(news, 'Ferry Runs Again, Board Says')}</li></ul>`,
      ['Ferry Runs Again, Board Says'],
    ],
    ['as a bare address after words', `<p>Ferry runs again: ${news}</p>`, ['Ferry runs again']],
    [
      'as a bare address under its title',
      `<p>3. Ferry Runs Again After Storm<br>${news}</p>`,
      ['Ferry Runs Again After Storm'],
    ],
    [
      'in plain text',
      `Ferry runs again after the storm\n${news}\n\nThanks for listening!`,
      ['Ferry runs again after the storm'],
    ],
    [
      'discussed on the show',
      `<p>Discussed on the show: ${a(news, '‘Ferry Runs Again’ (The Gazette)')}</p>`,
      ['Ferry Runs Again'],
    ],
    [
      'discussed, with the outlet linked',
      `<p>Discussed on the show: ‘The Ferry’s Long Way’ (${a(news, 'The Gazette')})</p>`,
      ['The Ferry’s Long Way'],
    ],
    [
      'discussed, with straight quotes',
      `<p>Discussed on the show: 'The Ferry's Long Way' (${a(news, 'Link')})</p>`,
      ["The Ferry's Long Way"],
    ],
    ['in the middle of a sentence', `<p>As ${a(news, 'they wrote')} last week, it runs.</p>`, [undefined]],
    [
      'that only leads on',
      `<p>You can read more about the ferry at ${a(news, 'this link')}.</p>`,
      [undefined],
    ],
    ['with nothing before it', `<p>${a(news, 'here')}</p>`, [undefined]],
    [
      'after the end of an abbreviation',
      `<p>They met. The U.S. envoy left early, said Gen. Smith. ${a(news, '[Link]')}</p>`,
      ['The U.S. envoy left early, said Gen. Smith'],
    ],
  ])('%s gets the headline that the notes give it', (_style, html, headlines) =>
    expect(headlinesOf(html)).toEqual(headlines),
  );

  it('shares its bullet with another', () => {
    const html = `<ul><li>The ferry runs again ${a(news, '[Link]')}; the jetty is open, says the Board ${a(other, '[Link]')}.</li></ul>`;
    expect(headlinesOf(html)).toEqual(['The ferry runs again', 'The jetty is open, says the Board']);
    expect(headlinesOf(`<p>The ferry runs again. ${a(news, 'AWC')} ${a(other, '[Link]')}</p>`)).toEqual([
      'The ferry runs again',
      'The ferry runs again',
    ]);
  });

  it('is named once, where it stands first, under one spelling', () => {
    const html = `<p>One. ${a(`${news}?utm_source=x`, '[Link]')}</p><p>Two. ${a(other, '[Link]')}</p><p>Ferry Runs Again: ${a(`${news}/#top`, '[Link]')}</p>`;
    expect(addressesOf(html)).toEqual([news, other]);
  });

  it('belongs to an outlet of the configuration by its host, one below it, or its linked name', () => {
    const { articles } = find(
      `<p>${a('https://www.gazette.example/ferry', 'The ferry')} ${a('https://blog.institute.example/jetty', '[Link]')} ${a('https://bit.ly/3abc', 'Harbour Institute')} The ferry runs. ${a(news, '[Link]')}</p>`,
    );
    expect(articles.map(({ outlet }) => outlet)).toEqual(['gazette', 'institute', 'institute', undefined]);
  });

  it('may hide behind a shortener, when the words say that it is one', () => {
    expect(addressesOf(`<p>The ferry runs again. ${a('https://bit.ly/3abc', '[Link]')}</p>`)).toEqual([
      'https://bit.ly/3abc',
    ]);
    expect(addressesOf(`<p>${a('https://bit.ly/3abd', 'our mugs')}</p>`)).toEqual([]);
  });
});

describe('no article', () => {
  it.each([
    ['a front page', a('https://news.example/', 'News Example')],
    ['a front page in a language', a('https://news.example/en/index.html', 'News Example')],
    ['a list of articles', a('https://news.example/news/', 'all the news')],
    ['a tag', a('https://news.example/tag/ferries-and-jetties-of-the-north', 'ferries')],
    ['a person', a('https://twitter.com/ada/status/1234567890123', 'Ada')],
    ['a video', a('https://www.youtube.com/watch?v=abc', 'The ferry in the storm, filmed')],
    ['a recording', a('https://cdn.example/2026/02/the-ferry-in-the-storm.mp3', 'Download')],
    ['a picture', a('https://cdn.example/2026/02/the-ferry-in-the-storm.jpg', 'The ferry')],
    ['a shop', a('https://shop.news.example/the-ferry-in-the-storm-mug', 'Buy the mug')],
    ['a subscription', a('https://news.example/subscribe', 'Subscribe')],
    ['a request for money', a('https://www.patreon.com/posts/the-ferry-in-the-storm-123', 'Support us')],
    ['a statement on privacy', a('https://host.example/privacy', 'https://host.example/privacy')],
    [
      'an advertiser’s offer',
      `Use code FERRY for 10 % off at ${a('https://mugs.example/offers/very-good-ferry-mugs', 'mugs.example')}`,
    ],
    ['a repository', a('https://github.com/ada/ferry/wiki/How-to-run-a-ferry', 'Ferry')],
    ['a mail address', a('mailto:ada@news.example', 'Ada')],
    ['a search', a('https://news.example/?s=the+ferry+in+the+storm', 'The ferry in the storm')],
    [
      'a button for sharing',
      a('https://www.facebook.com/share.php?u=https://news.example/2026/02/ferry-runs-again', 'Share'),
    ],
  ])('is %s', (_what, html) => expect(addressesOf(`<p>${html}</p>`)).toEqual([]));
});

it('Notes of any markup and any length are read without harm', () => {
  const piece = fc.constantFrom(
    '<p>',
    '</a>',
    '<a href="https://n.example/2026/01/x-y-z">',
    '[Link]',
    '12:34 ',
    '“',
    "'",
    '(',
    '<br>',
    'word. ',
    '&amp;',
    'https://n.example/a/b-c-d ',
    '#12 ',
    '\n',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      for (const { address } of find(pieces.join('')).articles) expect(address).toMatch(/^https?:\/\//);
    }),
  );
  expect(find('“('.repeat(60_000)).articles).toEqual([]);
  expect(find(`<p>${a(news, '[Link] ')}</p>`.repeat(5_000)).articles).toHaveLength(1);
});

describe('Signs that hold on hosts nobody has seen', () => {
  const articles = (...paths: string[]) =>
    addressesOf(paths.map((path) => `<p>${a(`https://${path}`, 'This')}</p>`).join(''));

  it.each([
    ['a department of a university', 'campus.example/politics/cbp'],
    ['another show’s episode', 'shore.example/2026/02/episode-12-a-ferry-that-runs-again'],
    ['a post of a person, on a mirror of a platform', 'mirror.example/somebody/status/1849392912607625286'],
    ['a thread of a forum', 'forum-of-ferries.example/threads/nobody-knows-when-it-leaves.669353/'],
    ['a page about a prize', 'film.example/festival/competitions/prize-for-a-long-film-about-ferries.aspx'],
  ])('%s is no article', (_what, path) => expect(articles(path)).toEqual([]));

  it.each([
    ['a headline with the code of a platform for writing', 'writers.example/ferry-days-9ff8abeb98ee'],
    ['a short name in a room for articles', 'boats.example/articles/moorings/'],
    ['an article by its field', 'trade.example/home/1/3/597?articleID=241552'],
    [
      'an article that an archive keeps',
      'web.archive.org/web/20041207004038/http://boats.example/2004/12/ferry-days',
    ],
  ])('%s is one', (_what, path) => expect(articles(path)).toEqual([`https://${path}`]));

  it('stand beside each other: four articles of a host prove what else it has, wherever it stands', () => {
    const headlines = ['runs-again', 'is-late-again', 'has-a-new-bell', 'sank-at-the-pier'].map(
      (words) => `harbour-log.example/2026/the-ferry-${words}`,
    );
    expect(articles('harbour-log.example/bell-v1-8')).toEqual([]);
    expect(articles('harbour-log.example/bell-v1-8', ...headlines)).toHaveLength(5);
    expect(articles('harbour-log.example/shop', 'harbour-log.example/', ...headlines)).toHaveLength(4);
  });
});
