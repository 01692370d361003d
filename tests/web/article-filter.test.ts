import { describe, expect, it } from 'vitest';
import { articlesAddress, readArticleFilter } from '../../shared/articles/filter.ts';
import { filterInWords } from '../../web/src/text/article-filter.ts';
import { testSite } from '../support/feeds.ts';

const read = (query: string) => readArticleFilter(new URLSearchParams(query), testSite);

describe('What a list of articles is narrowed to', () => {
  it('is read from an address, and leaves out what cannot be asked for', () => {
    expect(read('outlet=here&author=a-host&show=my-show&year=2026')).toEqual({
      outlet: 'here',
      author: 'a-host',
      show: 'my-show',
      year: 2026,
    });
    expect(read('outlet=&author=A%23b&show=nobody&year=20x6')).toEqual({});
    expect(articlesAddress(read('year=2026&outlet=here'))).toBe('/articles?outlet=here&year=2026');
  });

  it.each([
    [{}, 'Articles'],
    [{ outlet: 'elsewhere', year: 2026 }, 'Articles in other places, 2026'],
    [{ author: 'a-host', show: 'my-show' }, 'Articles by A Host discussed on My Show'],
    [{ outlet: 'constructor' }, 'Articles at this outlet'],
  ])('is said in words: %j', (asked, words) => {
    expect(filterInWords(asked, testSite, 'A Host')).toBe(words);
  });
});
