import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { audioMoment } from '../../../web/src/text/audio-moment.ts';
import { clipBetween, clipPath, cuesOfClip, parseClip } from '../../../web/src/text/clips.ts';

describe('the address of a clip', () => {
  test('names two moments, to the tenth of a second', () => {
    expect(parseClip('50-62.5')).toEqual({ start: 50, end: 62.5 });
    expect(parseClip('0-600')).toEqual({ start: 0, end: 600 });
  });

  test.each([
    '',
    '5',
    '5-',
    '5-5',
    '6-5',
    '0-600.1',
    '05-9',
    '5.0-9',
    '5-9.55',
    '1e1-20',
    '-5-9',
    '5-9-11',
    ' 5-9',
  ])('“%s” names no clip', (text) => {
    expect(parseClip(text)).toBeUndefined();
  });

  test('has one spelling, and leads back to its clip', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 86_400 }), fc.double({ min: 0, max: 700 }), (from, length) => {
        const clip = clipBetween(from, from + length);
        if (!clip) return;
        const path = clipPath('/show/id-slug', clip);
        expect(parseClip(path.split('/').at(-1) ?? '')).toEqual(clip);
      }),
    );
  });
});

test('a clip in the audio is a media fragment, whatever the address ends with', () => {
  expect(audioMoment('/a.mp3?x=1#old', 50, 62.5)).toBe('/a.mp3?x=1#t=50,62.5');
  expect(audioMoment('/a.mp3', 50)).toBe('/a.mp3#t=50');
});

describe('the words of a clip', () => {
  const cues = [
    { start: 0, end: 4, text: 'One.' },
    { start: 4, end: 9, text: 'Two.' },
    { start: 9, end: 30, text: 'Three, which is long.' },
  ];
  const words = (start: number, end: number) => cuesOfClip(cues, { start, end }).map(({ text }) => text);

  test('are the sentences most of which lie in it', () => {
    expect(words(0, 9)).toEqual(['One.', 'Two.']);
    expect(words(3, 10)).toEqual(['Two.']);
    expect(words(1, 20)).toEqual(['One.', 'Two.', 'Three, which is long.']);
  });

  test('are the sentence it stands in, when it is shorter', () => {
    expect(words(25, 27)).toEqual(['Three, which is long.']);
    expect(words(40, 50)).toEqual([]);
  });
});
