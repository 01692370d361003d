import type { ObjectStore } from '../../shared/objects.ts';
import type { Companion } from '../../shared/sync/companion.ts';
import type { Write } from '../../shared/table/client.ts';
import { transcriptKey, transcriptSummaryKey } from '../../shared/table/keys.ts';
import type { Transcript } from '../../shared/transcript.ts';
import { parseTranscript } from '../../shared/transcripts/parse.ts';
import { mostRowBytes, packTranscript } from '../../shared/transcripts/stored.ts';
import { type FileSource, readCompanionFile } from './companion-file.ts';
import type { CompanionTaken } from './companion-taken.ts';

const mostFiles = 3;

/** Takes the best transcript that can be had: when the first cannot be read, the next in line. */
export async function takeTranscript(
  companion: Companion,
  source: FileSource & { objects: ObjectStore },
): Promise<CompanionTaken> {
  const { id, files } = companion;
  if (files.length === 0) {
    return { gone: true, writes: [{ remove: transcriptKey(id) }, { remove: transcriptSummaryKey(id) }] };
  }
  let failure: string | undefined;
  for (const { url, type, language } of files.slice(0, mostFiles)) {
    const read = await readCompanionFile(companion, url, source);
    if ('unchanged' in read) return read;
    if ('failure' in read) {
      failure ??= read.failure;
      continue;
    }
    const { transcript, problems } = parseTranscript(read.text, type || read.contentType, language);
    if (transcript.cues.length > 0) {
      return { ...(await stored(companion, transcript, source.objects)), problems, file: read.file };
    }
    failure ??= problems[0]?.sentence;
  }
  return { failure: failure ?? 'There is nothing in it.' };
}

async function stored(
  { id, digest: before }: Companion,
  transcript: Transcript,
  objects: ObjectStore,
): Promise<{ writes: Write[]; digest: string }> {
  const { bytes, summary } = packTranscript(transcript);
  const { digest } = summary;
  if (digest === before) return { writes: [], digest };
  const content =
    bytes.byteLength <= mostRowBytes ? { bytes } : { object: await asObject(id, bytes, objects) };
  return {
    digest,
    writes: [
      { put: { ...transcriptKey(id), ...content, digest } },
      { put: { ...transcriptSummaryKey(id), ...summary } },
    ],
  };
}

/** One object an episode, written over by its next version: nothing is left behind that nobody names. */
async function asObject(id: string, bytes: Uint8Array, objects: ObjectStore): Promise<string> {
  const name = `transcripts/${id}.json.gz`;
  await objects.put(name, bytes, { contentType: 'application/gzip' });
  return name;
}
