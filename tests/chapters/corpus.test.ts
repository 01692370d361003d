import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseId3Chapters } from '../../shared/chapters/id3.ts';
import { parseJsonChapters } from '../../shared/chapters/json.ts';
import { parseNotesChapters } from '../../shared/chapters/notes.ts';
import { parsePodloveChapters } from '../../shared/chapters/podlove.ts';
import { corpusFile, corpusFolder, corpusText, hasCorpus, hostileStrings } from '../feed/corpus.ts';

const files = hasCorpus ? readdirSync(join(corpusFolder, 'chapters')) : [];
const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

/** Reads a file and, apart from that, counts by eye what it should give. */
function readAndCount(file: string) {
  const text = corpusText(`chapters/${file}`);
  if (file.endsWith('.mp3')) {
    const bytes = corpusFile(`chapters/${file}`);
    return {
      ...parseId3Chapters(bytes),
      entries: count(Buffer.from(bytes).toString('latin1'), /CHAP[\s\S]{6}[\w-]+\0/g),
    };
  }
  if (file.endsWith('.xml'))
    return { ...parsePodloveChapters(text), entries: count(text, /<psc:chapter\s/g) };
  if (file.endsWith('.txt')) return { ...parseNotesChapters(text), entries: count(text, /^\(?\d+:\d\d/gm) };
  return { ...parseJsonChapters(text), entries: count(text, /"startTime"/g) };
}

describe.runIf(hasCorpus)('chapters as hosts publish them', () => {
  it.each(files)('%s: every entry is read or set aside with a reason', (file) => {
    const { chapters, problems, entries } = readAndCount(file);
    expect(entries).toBeGreaterThan(1);
    expect(chapters.length + problems.length).toBe(entries);
    expect(chapters.map(({ start }) => start)).toEqual(
      chapters.map(({ start }) => start).toSorted((a, b) => a - b),
    );
  });

  it('have the same first and last time as a plain look at the file finds', () => {
    for (const file of files.filter((name) => name.endsWith('.json'))) {
      const times = [...corpusText(`chapters/${file}`).matchAll(/"startTime":\s*(\d+)/g)].map(([, time]) =>
        Number(time),
      );
      const { chapters } = readAndCount(file);
      expect([chapters[0]?.start, chapters.at(-1)?.start]).toEqual([Math.min(...times), Math.max(...times)]);
    }
  });

  it('keep hostile markup as words, and take no address from it but those of the web', () => {
    const vectors = hostileStrings();
    const { chapters } = parseJsonChapters(
      JSON.stringify(
        vectors
          .slice(0, 900)
          .map((v, startTime) => ({ startTime, title: `${startTime} ${v}`.slice(0, 80), url: v, img: v })),
      ),
    );
    expect(chapters.length).toBeGreaterThan(800);
    for (const { url = 'https:', image = 'https:' } of chapters) {
      expect(url).toMatch(/^https?:/);
      expect(image).toMatch(/^https?:/);
    }
  });
});
