import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { parseTranscript } from '../../shared/transcripts/parse.ts';
import { corpusFolder, corpusText, hasCorpus, hostileStrings } from '../feed/corpus.ts';

const files = hasCorpus ? readdirSync(join(corpusFolder, 'transcripts')) : [];
const segments = z.object({
  segments: z.array(
    z.object({ speaker: z.string(), startTime: z.number(), endTime: z.number(), body: z.string() }),
  ),
});

type Count = { cues: number; first: number; last: number };
const seconds = (text: string) =>
  text.split(':').reduce((sum, part) => sum * 60 + Number(part.replace(',', '.')), 0);

/** Counts what is in a file in the simplest way there is: arrows, paragraphs, entries. */
function count(file: string, text: string): Count {
  if (file.endsWith('.json')) return countEntries(segments.parse(JSON.parse(text)).segments);
  const starts = file.endsWith('.html')
    ? [...text.matchAll(/<time>([\d:]+)<\/time>\s*<p>/g)]
    : [...text.matchAll(/^([\d:.,]+) -->/gm)];
  const times = starts.map(([, time = '']) => seconds(time));
  return { cues: times.length, first: times[0] ?? -1, last: times.at(-1) ?? -1 };
}

/** Lists of single words become sentences: one ends with its mark, its speaker, a long pause or its sixtieth word. */
function countEntries(list: z.infer<typeof segments>['segments']): Count {
  const isWords = list.every(({ body }) => !body.trim().includes(' '));
  const starts: number[] = [];
  let words = 0;
  for (const [at, entry] of list.entries()) {
    const before = list[at - 1];
    const isSentence =
      !before ||
      /[.!?]["']?$/.test(before.body) ||
      before.speaker !== entry.speaker ||
      entry.startTime - before.endTime > 1.5;
    const begins = !isWords || isSentence || words === 60;
    if (begins) starts.push(entry.startTime);
    words = begins ? 1 : words + 1;
  }
  return { cues: starts.length, first: starts[0] ?? -1, last: starts.at(-1) ?? -1 };
}

describe.runIf(hasCorpus)('transcripts as hosts publish them', () => {
  it.each(files)(
    '%s gives as many cues as a plain look at it finds, from the same first to the same last moment',
    (file) => {
      const text = corpusText(`transcripts/${file}`);
      const { transcript, problems } = parseTranscript(text);
      const { cues } = transcript;
      expect(problems).toEqual([]);
      expect({ cues: cues.length, first: cues[0]?.start, last: cues.at(-1)?.start }).toEqual(
        count(file, text),
      );
    },
  );

  it('lose no word on the way', () => {
    for (const file of files.filter((name) => name.endsWith('.json'))) {
      const text = corpusText(`transcripts/${file}`);
      const given = segments.parse(JSON.parse(text)).segments.map(({ body }) => body);
      const kept = parseTranscript(text).transcript.cues.map((cue) => cue.text);
      expect(kept.join('').replace(/\s/g, '')).toBe(given.join('').replace(/\s/g, ''));
    }
  });

  it('name who speaks', () => {
    const speakers = (file: string) =>
      new Set(
        parseTranscript(corpusText(`transcripts/${file}`)).transcript.cues.map(({ speaker }) => speaker),
      );
    expect(speakers('buzzcast.srt')).toEqual(speakers('buzzcast.json'));
    expect(speakers('buzzcast.html')).toEqual(speakers('buzzcast.json'));
    expect(speakers('example.vtt')).toEqual(new Set(['Sarah', 'Gillian']));
  });

  it('hold hostile markup as words, in which no tag begins', () => {
    const vectors = hostileStrings();
    const oneLine = vectors.map((vector) => vector.replace(/\s+/g, ' ').trim());
    const stamp = (at: number) =>
      `0${Math.floor(at / 3600)}:${String(Math.floor(at / 60) % 60).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}.000`;
    const forms = {
      vtt: ['WEBVTT', ...oneLine.map((vector, at) => `${stamp(at)} --> ${stamp(at + 1)}\nA ${vector}`)].join(
        '\n\n',
      ),
      srt: oneLine.map((vector, at) => `${at}\n${stamp(at)} --> ${stamp(at + 1)}\nA ${vector}\n`).join('\n'),
      json: JSON.stringify({
        segments: vectors.map((vector, at) => ({
          startTime: at,
          endTime: at + 1,
          body: `It was ${vector}`,
          speaker: vector,
        })),
      }),
      html: oneLine
        .map((vector, at) => `<cite>${vector}</cite><time>${stamp(at)}</time><p>A ${vector}</p>`)
        .join('\n'),
    };
    for (const [form, text] of Object.entries(forms)) {
      const { cues } = parseTranscript(text).transcript;
      expect(cues.length, form).toBeGreaterThan(vectors.length * 0.5);
      // In the other forms, entities stand for characters that somebody wanted to be read.
      if (form === 'json')
        expect(
          cues.filter(({ text: words, speaker = '' }) => /<[a-z/!?]/i.test(`${words} ${speaker}`)),
        ).toEqual([]);
      for (const { text: words, speaker = '' } of cues)
        expect(`${words}${speaker}`).not.toMatch(/[\p{Cc}\u202a-\u202e]/u);
    }
  });
});
