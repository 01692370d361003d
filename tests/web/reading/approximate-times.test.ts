import { describe, expect, test } from 'vitest';
import { timesAreApproximate } from '../../../web/src/text/approximate-times.ts';

describe('times of a transcript are called approximate', () => {
  test.each([
    ['https://traffic.megaphone.fm/ABC123.mp3', 'a host that inserts advertisements'],
    ['https://www.podtrac.com/pts/redirect.mp3/cdn.example.org/1.mp3', 'a host that counts'],
    ['https://op3.dev/e/https://dts.podtrac.com/redirect.mp3/cdn.example.org/1.mp3', 'two of them'],
    ['https://cdn.example.org.sphinx.acast.com/1.mp3', 'a host below one that inserts'],
  ])('for audio at %s: %s', (audio) => {
    expect(timesAreApproximate(audio, 1800, 1800)).toBe(true);
  });

  test.each([
    'https://www.example.org/1.mp3',
    'https://example.org/megaphone.fm/1.mp3',
    'https://notacast.com/1.mp3',
    '/sample/audio/short.mp3',
    'not an address',
    undefined,
  ])('but not for audio at %s that is as long as its transcript', (audio) => {
    expect(timesAreApproximate(audio, 1800, 1790)).toBe(false);
  });

  test('when the transcript ends more than two percent before or after the audio', () => {
    expect(timesAreApproximate('/a.mp3', 1000, 980)).toBe(false);
    expect(timesAreApproximate('/a.mp3', 1000, 979)).toBe(true);
    expect(timesAreApproximate('/a.mp3', 1000, 1021)).toBe(true);
  });

  test('not when nobody knows how long the audio or the transcript is', () => {
    expect(timesAreApproximate('/a.mp3', undefined, 979)).toBe(false);
    expect(timesAreApproximate('/a.mp3', 1000, undefined)).toBe(false);
  });
});
