import { describe, expect, it } from 'vitest';
import type { Cue } from '../../shared/transcript.ts';
import { corrected, correctionsDigest, placesOf } from '../../shared/transcripts/corrections.ts';

const cue = (start: number, text: string): Cue => ({ start, end: start + 2, text });
const said = (cues: Cue[], corrections: Parameters<typeof corrected>[1]) =>
  corrected({ cues }, corrections).cues.map(({ text }) => text);

describe('A corrected sentence', () => {
  it('stands in place of the file’s, with its times and its speaker', () => {
    const cues = [{ ...cue(1, 'Who pays for the fairy?'), speaker: 'Ann' }];
    expect(
      corrected({ language: 'en', cues }, [
        { start: 1, was: 'Who pays for the fairy?', text: 'Who pays for the ferry?' },
      ]),
    ).toEqual({
      language: 'en',
      cues: [{ start: 1, end: 3, speaker: 'Ann', text: 'Who pays for the ferry?' }],
    });
  });

  it('is the nearest of those with the same words', () => {
    const cues = [cue(10, 'Yes.'), cue(40, 'Yes.'), cue(90, 'Yes.')];
    expect(said(cues, [{ start: 41, was: 'Yes.', text: 'No.' }])).toEqual(['Yes.', 'No.', 'Yes.']);
  });

  it('waits when the file says something else there, and a short one far away is another', () => {
    const cues = [cue(10, 'Quite.'), cue(500, 'Yes.')];
    const corrections = [{ start: 10, was: 'Yes.', text: 'No.' }];
    expect(said(cues, corrections)).toEqual(['Quite.', 'Yes.']);
    expect(placesOf(cues, corrections)).toEqual([undefined]);
  });

  it('is found wherever it went when there is no other like it', () => {
    const was = 'The fairy leaves at half past nine.';
    const corrections = [{ start: 10, was, text: 'The ferry leaves at half past nine.' }];
    expect(said([cue(900, was)], corrections)).toEqual(['The ferry leaves at half past nine.']);
    expect(said([cue(900, was), cue(2000, was)], corrections)).toEqual([was, was]);
  });

  it('is one sentence: two corrections never mean the same', () => {
    const cues = [cue(10, 'Yes.'), cue(20, 'Yes.')];
    const corrections = [10, 20].map((start) => ({ start, was: 'Yes.', text: `At ${start}.` }));
    expect(said(cues, corrections)).toEqual(['At 10.', 'At 20.']);
    expect(placesOf([cue(10, 'Yes.')], corrections)).toEqual([0, undefined]);
  });

  it('changes the digest, and none has none', () => {
    expect(correctionsDigest([])).toBeUndefined();
    const one = correctionsDigest([{ start: 1, was: 'a', text: 'b' }]);
    expect(one).not.toBe(correctionsDigest([{ start: 1, was: 'a', text: 'c' }]));
  });
});
