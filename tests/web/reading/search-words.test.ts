import { describe, expect, test } from 'vitest';
import { adviceOf, isTooShort, summaryOf } from '../../../web/src/text/search-words.ts';

const answer = (total: number, corrections: string[] = []) => ({
  items: [],
  total,
  page: 1,
  pages: 1,
  corrections,
});

describe('what the search says', () => {
  test.each(['a', ' a ', '-', '"x"', '?!'])('“%s” is too little to look for', (text) => {
    expect(isTooShort(text)).toBe(true);
  });
  test.each(['', '  ', 'at', '7', '#7', '船', 'a b', 'É1'])('“%s” is not too little', (text) => {
    expect(isTooShort(text)).toBe(false);
  });

  test('counts, and names other spellings it looked for', () => {
    expect(summaryOf({ text: 'x y' }, answer(1))).toBe('1 result.');
    expect(summaryOf({ text: 'x y' }, answer(12))).toBe('12 results.');
    expect(summaryOf({ text: 'x y' }, answer(200))).toBe('200 results or more.');
    expect(summaryOf({ text: 'feery' }, answer(3, ['ferry', 'fleery']))).toBe(
      '3 results, looking for “ferry” and “fleery”, too.',
    );
  });

  test('has a sentence for nothing asked, nothing found, and no index', () => {
    expect(summaryOf({ text: ' ' }, undefined)).toBe('');
    expect(summaryOf({ text: 'a' }, undefined)).toBe('Please type two letters or more.');
    expect(summaryOf({ text: 'ferry' }, undefined)).toContain('not ready yet');
    expect(summaryOf({ text: ' ferry ' }, answer(0))).toBe('Nothing was found for “ferry”.');
  });

  test('advises what helps with this search', () => {
    expect(adviceOf({ text: 'ferry' })).toHaveLength(1);
    expect(adviceOf({ text: 'slow ferry' }).join()).toContain('fewer words');
    expect(adviceOf({ text: '"slow ferry"' }).join()).toContain('quotation marks');
    expect(adviceOf({ text: 'ferry', year: 2026 }).join()).toContain('Look everywhere');
  });
});
