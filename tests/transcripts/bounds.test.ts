import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cue, Transcript } from '../../shared/transcript.ts';
import { chooseTranscripts } from '../../shared/transcripts/choose.ts';
import { toTranscriptJson, toVtt } from '../../shared/transcripts/emit.ts';
import { paragraphs } from '../../shared/transcripts/paragraphs.ts';
import { parseTranscript } from '../../shared/transcripts/parse.ts';

const cue = (start: number, end: number, text: string, speaker?: string): Cue => ({
  start,
  end,
  ...(speaker && { speaker }),
  text,
});

/** Words that no format takes for anything else. */
const words = fc
  .array(fc.stringMatching(/^[a-zäß<&>"'.,!-]{1,12}$/), { minLength: 2, maxLength: 12 })
  .map((list) => list.join(' '));
const transcripts = fc
  .array(
    fc.record({
      gap: fc.integer({ min: 0, max: 90_000 }),
      length: fc.integer({ min: 0, max: 9000 }),
      text: words,
      speaker: fc.constantFrom('Ada Byron', 'Ben', 'R&D <unit>'),
    }),
    { minLength: 1, maxLength: 40 },
  )
  .map((list): Transcript => {
    let at = 0;
    return {
      cues: list.map(({ gap, length, text, speaker }) => {
        at += gap;
        return cue(at / 1000, (at + length) / 1000, text, speaker);
      }),
    };
  });

describe('a transcript', () => {
  it('comes back from its own WebVTT', () => {
    fc.assert(
      fc.property(transcripts, (transcript) => {
        expect(parseTranscript(toVtt(transcript))).toEqual({ transcript, problems: [] });
      }),
    );
  });

  it('comes back from its own JSON, save for what looks like a tag', () => {
    fc.assert(
      fc.property(transcripts, ({ cues }) => {
        const plain = {
          cues: cues.map((one) => ({
            ...one,
            text: one.text.replaceAll('<', '‹'),
            speaker: String(one.speaker).replaceAll('<', '‹'),
          })),
        };
        expect(parseTranscript(toTranscriptJson(plain))).toEqual({ transcript: plain, problems: [] });
      }),
    );
  });

  it('made of anything at all never throws, and its times never go back', () => {
    const pieces = fc.constantFrom(
      'WEBVTT\n\n',
      '00:00:01,000 --> 00:00:02,000\n',
      '00:01 -->',
      '\n\n',
      '<v A>',
      '<time>0:01</time>',
      '<cite>',
      '<p>',
      '{"segments":[',
      '{"startTime":1,"body":"x y"},',
      ']}',
      '<!--',
      '-->',
      'A: b',
      '&amp;',
      '7\n',
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(pieces, fc.string()), { maxLength: 40 }),
        fc.constantFrom('', 'text/vtt', 'application/srt', 'application/json', 'text/html'),
        (parts, type) => {
          const { cues } = parseTranscript(parts.join(''), type).transcript;
          for (const [at, { start, end, text }] of cues.entries()) {
            expect(end).toBeGreaterThanOrEqual(start);
            expect(start).toBeGreaterThanOrEqual(cues[at - 1]?.start ?? 0);
            expect(text).toBe(text.trim());
            expect(text).not.toBe('');
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  const minutes = (count: number) =>
    Array.from({ length: count }, (_, at) =>
      cue(at * 2, at * 2 + 1.5, `Sentence number ${at}.`, `Speaker ${at % 3}`),
    );

  it('of ten thousand cues is read whole', () => {
    const long = { cues: minutes(10_000) };
    expect(parseTranscript(toVtt(long)).transcript).toEqual(long);
    expect(parseTranscript(toTranscriptJson(long)).transcript).toEqual(long);
  });

  it('of more than twenty thousand cues is cut there, and it is said', () => {
    const { transcript, problems } = parseTranscript(toVtt({ cues: minutes(20_001) }));
    expect(transcript.cues).toHaveLength(20_000);
    expect(problems).toHaveLength(1);
  });

  it('holds at most four million characters', () => {
    const cues = Array.from({ length: 400 }, (_, at) => cue(at, at + 1, 'word '.repeat(3999).trim()));
    const { transcript, problems } = parseTranscript(toVtt({ cues }));
    expect(transcript.cues.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThanOrEqual(4_000_000);
    expect(problems).toHaveLength(1);
  });
});

describe('paragraphs', () => {
  it('begin where the speaker changes and after a pause', () => {
    const cues = [
      cue(0, 2, 'One.', 'Ada'),
      cue(2, 4, 'Two.', 'Ada'),
      cue(4, 5, 'Three.', 'Ben'),
      cue(8, 9, 'Four.', 'Ben'),
    ];
    expect(paragraphs({ cues })).toEqual([
      { start: 0, speaker: 'Ada', cues: cues.slice(0, 2) },
      { start: 4, speaker: 'Ben', cues: cues.slice(2, 3) },
      { start: 8, speaker: 'Ben', cues: cues.slice(3) },
    ]);
  });

  it('end at the end of a sentence once they are long, and somewhere in any case', () => {
    const told = (text: string) =>
      paragraphs({ cues: Array.from({ length: 60 }, (_, at) => cue(at, at + 1, text)) });
    expect(told(`${'word '.repeat(10)}ends.`).map(({ cues }) => cues.length)).toEqual([9, 9, 9, 9, 9, 9, 6]);
    for (const { cues } of told('word '.repeat(10).trim())) expect(cues.length).toBeLessThanOrEqual(25);
  });

  it('hold every cue once, in order', () => {
    fc.assert(
      fc.property(transcripts, (transcript) => {
        expect(paragraphs(transcript).flatMap(({ cues }) => cues)).toEqual(transcript.cues);
      }),
    );
  });
});

describe('of several transcripts', () => {
  const file = (name: string, type: string, language?: string) => ({
    url: `https://a.example/${name}`,
    type,
    ...(language && { language }),
  });
  const names = (files: ReturnType<typeof file>[], language?: string) =>
    chooseTranscripts(files, language).map(({ url }) => url.slice(18));

  it('the one in the language of the show comes first, then the best format', () => {
    expect(
      names(
        [
          file('a', 'text/html', 'en'),
          file('b', 'text/vtt', 'es'),
          file('c', 'application/x-subrip', 'en-US'),
          file('d', 'application/json'),
          file('e', 'text/vtt'),
        ],
        'en-GB',
      ),
    ).toEqual(['c', 'a', 'e', 'd', 'b']);
  });

  it('those without times are left out, and a wrong label gives way to the name', () => {
    expect(
      names([file('a.txt', 'text/plain'), file('b.srt', 'application/octet-stream'), file('c.vtt', '')]),
    ).toEqual(['c.vtt', 'b.srt']);
  });
});
