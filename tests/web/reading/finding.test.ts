import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FindText } from '../../../web/src/reading/find.ts';
import { lastAt } from '../../../web/src/reading/last-at.ts';
import { quoteText } from '../../../web/src/reading/quote.ts';

describe('the sentence said at a moment', () => {
  test('is the last that has begun', () => {
    expect([-1, 0, 4.9, 5, 8, 100].map((second) => lastAt([0, 5, 9], second))).toEqual([-1, 0, 0, 1, 1, 2]);
    expect(lastAt([], 3)).toBe(-1);
  });

  test('is found by halving as by looking at each', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50)), fc.nat(60), (numbers, value) => {
        const sorted = numbers.toSorted((one, other) => one - other);
        expect(lastAt(sorted, value)).toBe(sorted.filter((number) => number <= value).length - 1);
      }),
    );
  });
});

describe('the search inside a transcript', () => {
  const text = new FindText(['The Ferry is late.', 'Late again,', 'said the ferryman.']);
  const sentences = (words: string) => text.places(words).map(({ start }) => text.locate(start).sentence);

  test('finds words whatever their case, and parts of words', () => {
    expect(sentences('FERRY')).toEqual([0, 2]);
    expect(sentences('late')).toEqual([0, 1]);
  });

  test('finds what begins in one sentence and ends in another', () => {
    expect(sentences('late.  late again, said')).toEqual([0]);
    const [place] = text.places('again, said');
    expect(place && text.locate(place.start)).toEqual({ sentence: 1, offset: 5 });
    expect(place && text.locate(place.end - 1)).toEqual({ sentence: 2, offset: 3 });
  });

  test('finds nothing for nothing, and takes any sign as it is', () => {
    expect(sentences('   ')).toEqual([]);
    expect(sentences('.*')).toEqual([]);
    expect(sentences('late.')).toEqual([0]);
  });

  test('keeps its places where small letters are longer than large ones', () => {
    const turkish = new FindText(['İ ferry', 'ferry']);
    expect(turkish.places('ferry').map(({ start }) => turkish.locate(start))).toEqual([
      { sentence: 0, offset: 2 },
      { sentence: 1, offset: 0 },
    ]);
  });
});

test('a quote says who, what, when and where', () => {
  const quote = { words: 'Hello.', title: 'A', showTitle: 'B', at: 3734.6, address: 'https://c.example/x' };
  expect(quoteText({ ...quote, speaker: 'Host' })).toBe(
    '“Hello.” — Host, A (B), 1:02:14\nhttps://c.example/x',
  );
  expect(quoteText({ ...quote, speaker: undefined })).toBe('“Hello.” — A (B), 1:02:14\nhttps://c.example/x');
});
