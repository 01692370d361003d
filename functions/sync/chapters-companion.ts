import { createHash } from 'node:crypto';
import type { Chapter } from '../../shared/chapter.ts';
import { parseId3Chapters } from '../../shared/chapters/id3.ts';
import { id3Length } from '../../shared/chapters/id3-frames.ts';
import { parseJsonChapters } from '../../shared/chapters/json.ts';
import { mergeChapters } from '../../shared/chapters/merge.ts';
import { parsePodloveChapters } from '../../shared/chapters/podlove.ts';
import type { ChapterReading } from '../../shared/chapters/settle.ts';
import { FeedError } from '../../shared/problem.ts';
import type { Companion } from '../../shared/sync/companion.ts';
import type { Write } from '../../shared/table/client.ts';
import { chaptersKey } from '../../shared/table/keys.ts';
import { type FileSource, readBeginningOf, readCompanionFile } from './companion-file.ts';
import type { CompanionTaken } from './companion-taken.ts';

const firstBytes = 256 * 1024;
const mostTagBytes = 2 * 1024 * 1024;

/** Gathers the chapters of an episode from where the feed has them, or from its mp3 when it has none. */
export async function takeChapters(companion: Companion, source: FileSource): Promise<CompanionTaken> {
  const { podlove, notes, audio, files } = companion;
  const [file] = files;
  if (file) return takeFile(companion, file.url, source);
  if (audio) return takeAudio(companion, audio, source);
  const chapters = mergeChapters({ podlove, notes });
  if (chapters.length === 0) return { gone: true, writes: [{ remove: chaptersKey(companion.id) }] };
  return { ...stored(companion, chapters), problems: [] };
}

/** A file that cannot be had: what was stored stays, and an episode without any gets those of its feed. */
async function takeFile(companion: Companion, address: string, source: FileSource): Promise<CompanionTaken> {
  const { podlove, notes, duration } = companion;
  const read = await readCompanionFile(companion, address, source);
  if ('unchanged' in read) return read;
  const reading = 'failure' in read ? undefined : parseFile(read.text, { duration, address });
  if ('failure' in read || !reading || isUnreadable(reading)) {
    const failure = 'failure' in read ? read.failure : (reading?.problems[0]?.sentence ?? '');
    const others = mergeChapters({ podlove, notes });
    return { failure, ...(!companion.digest && others.length > 0 && stored(companion, others)) };
  }
  const { chapters, problems } = reading;
  return {
    ...stored(companion, mergeChapters({ json: chapters, podlove, notes })),
    problems,
    file: read.file,
  };
}

const parseFile = (text: string, context: { duration?: number | undefined; address: string }) =>
  /^[\ufeff\s]*</.test(text) ? parsePodloveChapters(text, context) : parseJsonChapters(text, context);

const isUnreadable = ({ chapters, problems }: ChapterReading): boolean =>
  chapters.length === 0 && problems.length > 0;

/** Nobody promised chapters in the audio, so that it cannot be read is nothing to tell the host. */
async function takeAudio(companion: Companion, audio: string, source: FileSource): Promise<CompanionTaken> {
  try {
    const beginning = await readBeginningOf(audio, firstBytes, source);
    const length = Math.min(id3Length(beginning), mostTagBytes);
    const tag = length > beginning.length ? await readBeginningOf(audio, length, source) : beginning;
    const { chapters, problems } = parseId3Chapters(tag.subarray(0, length), companion);
    return { ...stored(companion, chapters), problems };
  } catch (error) {
    if (!(error instanceof FeedError)) throw error;
    return { failure: error.message, quiet: true };
  }
}

function stored({ id, digest: before }: Companion, chapters: Chapter[]): { writes: Write[]; digest: string } {
  const digest = chapters.length > 0 ? digestOf(chapters) : '';
  if (digest === (before ?? '')) return { writes: [], digest };
  const key = chaptersKey(id);
  return { writes: [digest ? { put: { ...key, chapters, digest } } : { remove: key }], digest };
}

const digestOf = (chapters: Chapter[]): string =>
  createHash('sha256').update(JSON.stringify(chapters)).digest('base64url').slice(0, 22);
