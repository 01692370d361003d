import { describe, expect, it } from 'vitest';
import { markWords } from '../../shared/comments/text/mark-words.ts';

const shown = (text: string, words: string[]) =>
  markWords(text, words)
    .map((piece) => (piece.isMarked ? `[${piece.text}]` : piece.text))
    .join('');

describe('words that a check stumbled over', () => {
  it('are marked wherever they stand, whatever their case, the longest first', () => {
    expect(shown('Buy now, buy NOWHERE or NOW!', ['now', 'buy now'])).toBe(
      '[Buy now], [buy NOW]HERE or [NOW]!',
    );
    expect(shown('See https://shop.example/a?b=1.', ['https://shop.example/a?b=1'])).toBe(
      'See [https://shop.example/a?b=1].',
    );
  });

  it('leave the text as it is, whatever they are', () => {
    const text = 'a.*+?^{}$()|[]\\/ and <b>so</b> on';
    for (const words of [[], [''], ['.*'], ['('], ['absent'], ['\\'], ['so</b>', 'a.*']]) {
      expect(
        markWords(text, words)
          .map((piece) => piece.text)
          .join(''),
      ).toBe(text);
    }
    expect(markWords('', ['a'])).toEqual([]);
  });
});
