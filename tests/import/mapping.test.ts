import { describe, expect, it } from 'vitest';
import { createThreadMap } from '../../shared/import/map-threads.ts';
import { keyOf, type ThreadHere } from '../../shared/import/places-here.ts';

const here: ThreadHere[] = [
  {
    thread: 'episode-aaaaaaaaaa',
    path: '/my-show/aaaaaaaaaa-the-harbour',
    title: 'The Harbour',
    addresses: keyOf('https://old.example/2019/the-harbour/'),
    names: ['aaaaaaaaaa', 'https://old.example/?p=12'],
    slugs: ['the-harbour', 'harbour-talk'],
  },
  {
    thread: 'episode-bbbbbbbbbb',
    path: '/my-show/bbbbbbbbbb-news',
    title: 'News',
    addresses: [],
    names: ['bbbbbbbbbb'],
    slugs: ['news'],
  },
  {
    thread: 'episode-cccccccccc',
    path: '/my-show/cccccccccc-numbers',
    title: 'Numbers',
    addresses: [],
    names: ['cccccccccc', '12'],
    slugs: ['numbers', '2019'],
  },
  {
    thread: 'article-news',
    path: '/articles/news',
    title: 'News',
    addresses: keyOf('https://paper.example/opinion/news'),
    names: [],
    slugs: ['news', 'older-news'],
  },
];

const mapped = (
  thread: { key?: string; address?: string; names?: string[]; title?: string },
  orders: string[] = [],
) =>
  createThreadMap(
    'https://site.example',
    here,
    orders,
  )({ key: '1', address: '', names: [], title: '', ...thread });

describe('a discussion of a file finds its place', () => {
  it.each([
    [
      'by an address of this site',
      'https://site.example/my-show/aaaaaaaaaa-an-older-slug/',
      'episode-aaaaaaaaaa',
    ],
    ['by the address of an article here', 'https://site.example/articles/news', 'article-news'],
    [
      'by the page that the episode had',
      'http://www.old.example/2019/the-harbour?utm_source=x',
      'episode-aaaaaaaaaa',
    ],
    ['by the page where it was first published', 'https://paper.example/opinion/news/', 'article-news'],
    ['by the end of the address', 'https://other.example/posts/harbour-talk.html', 'episode-aaaaaaaaaa'],
  ])('%s', (_, address, thread) => {
    expect(mapped({ address })).toEqual({ thread });
  });

  it('by guid or id', () => {
    expect(mapped({ names: ['https://old.example/?p=12'] })).toEqual({ thread: 'episode-aaaaaaaaaa' });
    expect(mapped({ names: ['bbbbbbbbbb'] })).toEqual({ thread: 'episode-bbbbbbbbbb' });
  });

  it('but not by a bare number, which two systems may have counted up to: then it is a hint', () => {
    expect(mapped({ names: ['12'] })).toEqual({ perhaps: ['/my-show/cccccccccc-numbers'] });
    expect(mapped({ address: 'https://other.example/2019' })).toEqual({
      perhaps: ['/my-show/cccccccccc-numbers'],
    });
  });

  it('but not when two here could be it, nor by a title alone: then they are hints', () => {
    expect(mapped({ address: 'https://other.example/news' })).toEqual({
      perhaps: ['/my-show/bbbbbbbbbb-news', '/articles/news'],
    });
    expect(mapped({ address: 'https://other.example/x', title: 'the harbour!' })).toEqual({
      perhaps: ['/my-show/aaaaaaaaaa-the-harbour'],
    });
    expect(mapped({ address: 'https://other.example/x' })).toEqual({ perhaps: [] });
  });

  it.each([
    'https://other.example/news?id=1=/articles/news',
    'http://other.example/news/?id=1=article-news',
    'id-7=https://site.example/articles/news/',
    '1=/articles/news',
  ])('where the host says, by address, identifier or id: %s', (order) => {
    const thread = { address: 'https://other.example/news?id=1', names: ['id-7'] };
    expect(mapped(thread, [order])).toEqual({ thread: 'article-news' });
  });

  it.each([
    'nothing',
    '=/articles/news',
    'https://a.example/=',
    'https://a.example/=/articles/not-here',
    'x=__proto__',
  ])('and says what is wrong with %s', (order) => {
    expect(() => mapped({}, [order])).toThrow(/expected old=new/);
  });
});
