import { describe, expect, it } from 'vitest';
import { addressesOf, find } from './notes.ts';

const news = 'https://news.example/2026/02/ferry-runs-again';
const other = 'https://news.example/2026/02/jetty-is-open';
const a = (href: string, words: string) => `<a href="${href}">${words}</a>`;
const secondsOf = (html: string, changes = {}) => find(html, changes).articles.map(({ second }) => second);

describe('other episodes', () => {
  it('are referred to by the address of their page, with the number in the words', () => {
    const { episodes, articles } = find(
      `<p>See also ${a('https://listen.example/coi/162', 'COI #162')}.</p>`,
    );
    expect(episodes).toEqual([{ address: 'https://listen.example/coi/162', number: 162 }]);
    expect(articles).toEqual([]);
  });

  it.each([
    'see also #162',
    'COI #162',
    'Conflicts of Interest #162',
    'as in episode #162',
    'back on COI #162',
  ])('are referred to by number in words: %s', (words) =>
    expect(find(`<p>The ferry, ${words}.</p>`).episodes).toEqual([{ number: 162 }]),
  );

  it('are not the episode itself, nor the show', () => {
    const html = `<p>On COI #12, the ferry. ${a('https://listen.example/coi/12/', 'this page')} ${a('https://listen.example/coi', 'the show')}</p>`;
    expect(find(html, { number: 12, link: 'https://listen.example/coi/12' })).toEqual({
      episodes: [],
      articles: [],
    });
  });

  it.each(['The #1 ferry of the north', 'Apartment #12', 'He came #3 in the race'])(
    'are not meant by: %s',
    (words) => expect(find(`<p>${words}</p>`).episodes).toEqual([]),
  );

  it('stand in a folder of an outlet that hosts the show, beside its articles', () => {
    const changes = {
      outlets: [
        { slug: 'institute', name: 'Harbour Institute', hosts: ['institute.example'], boilerplate: [] },
      ],
      show: { title: 'Conflicts of Interest', link: 'https://institute.example/coi/' },
    };
    const html = `<p>${a('https://institute.example/coi/the-ferry-in-the-storm/', 'last week')} ${a('https://institute.example/news/the-ferry-in-the-storm/', '[Link]')}</p>`;
    expect(find(html, changes).episodes).toEqual([
      { address: 'https://institute.example/coi/the-ferry-in-the-storm/' },
    ]);
    expect(addressesOf(html, changes)).toEqual(['https://institute.example/news/the-ferry-in-the-storm/']);
  });

  it('of this site are references, its articles are articles', () => {
    const { episodes, articles } = find(
      `<p>${a('https://companion.example/coi/k3x9q2mfab-the-ferry', 'before')} ${a('https://companion.example/articles/the-ferry', 'The Ferry')} ${a('https://companion.example/about', 'about')}</p>`,
    );
    expect(episodes.map(({ address }) => address)).toEqual([
      'https://companion.example/coi/k3x9q2mfab-the-ferry',
    ]);
    expect(articles.map(({ address }) => address)).toEqual(['https://companion.example/articles/the-ferry']);
  });

  it('below “Related posts” are no articles', () => {
    const posts = `<p>Related posts:</p><ul><li>${a('https://listen.example/2026/01/the-ferry-in-the-storm/', 'The Ferry in the Storm')}</li></ul>`;
    expect(addressesOf(posts)).toEqual([]);
    expect(find(posts).episodes).toHaveLength(1);
  });
});

describe('the moment of an article', () => {
  it.each([
    ['the time that begins its line', `<p>12:34 The ferry runs. ${a(news, '[Link]')}</p>`, [754]],
    ['hours, minutes and seconds', `<p>(1:02:03) The ferry runs. ${a(news, '[Link]')}</p>`, [3723]],
    ['the time after it in brackets', `<p>The ferry runs. ${a(news, '[Link]')} (12:34)</p>`, [754]],
    [
      'the nearest time before it in a line of several',
      `<p>0:30 The ferry. ${a(news, '[Link]')} 2:45 The jetty. ${a(other, '[Link]')}</p>`,
      [30, 165],
    ],
    [
      'one time for two links after it',
      `<p>2:45 The ferry. ${a(news, 'AWC')} ${a(other, '[Link]')}</p>`,
      [165, 165],
    ],
    [
      'the time over a list',
      `<p>02:22 - News</p><ul><li>The ferry runs. ${a(news, '[Link]')}</li></ul>`,
      [142],
    ],
    [
      'none where a line without a time begins a new list',
      `<p>02:22 - News</p><p>Afterwards</p><p>The ferry runs. ${a(news, '[Link]')}</p>`,
      [undefined],
    ],
    ['not a time of day', `<p>We met at 12:30 pm. The ferry runs. ${a(news, '[Link]')}</p>`, [undefined]],
    ['not a length', `<p>Duration: 12:30. The ferry runs. ${a(news, '[Link]')}</p>`, [undefined]],
  ])('is %s', (_what, html, seconds) => expect(secondsOf(html)).toEqual(seconds));

  it('is not after the end of the episode', () => {
    expect(secondsOf(`<p>12:34 The ferry runs. ${a(news, '[Link]')}</p>`, { duration: 600 })).toEqual([
      undefined,
    ]);
  });

  it('comes from a chapter with the same address, when the notes do not say it', () => {
    const chapters = [{ start: 90.6, title: 'Ferry', url: `${news}/?utm_source=chapters` }];
    expect(secondsOf(`<p>The ferry runs. ${a(news, '[Link]')}</p>`, { chapters })).toEqual([90]);
    expect(secondsOf(`<p>12:34 The ferry runs. ${a(news, '[Link]')}</p>`, { chapters })).toEqual([754]);
  });
});
