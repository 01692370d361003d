import { unreadable } from '../set-aside.ts';
import { isRecord, parseJson } from '../text/json.ts';
import { fromList } from './json-list.ts';
import { toSentences } from './sentences.ts';
import { type CueReading, settleCues } from './settle.ts';

/** Where programs keep the list of what was said, the fullest first; a path leads through objects. */
const places = [
  ['segments'],
  ['utterances'],
  ['results', 'utterances'],
  ['monologues'],
  ['cues'],
  ['transcripts'],
  ['transcript'],
  ['results', 'channels', '0', 'alternatives', '0', 'words'],
  ['results', 'items'],
  ['words'],
  [],
];

/**
 * Reads a transcript in JSON: the Podcasting 2.0 shape (`segments` with `startTime`, `endTime`, `body`,
 * `speaker`), and the shapes of transcription services (`text`, `start`, `end`; utterances; lists of single
 * words, which are joined to sentences). Times may be seconds, clock texts, or, when all are whole and none
 * could be seconds, milliseconds.
 * @see https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/transcripts/transcripts.md
 */
export function parseJsonTranscript(text: string): CueReading & { language?: string } {
  const document = parseJson(text);
  const list = places.map((path) => at(document, path)).find(isList);
  if (!list) {
    return { cues: [], problems: [unreadable('no-transcript', 'The file holds no list of what was said.')] };
  }
  const language = languageOf(document);
  return { ...settleCues(toSentences(fromList(list))), ...(language && { language }) };
}

const at = (document: unknown, path: string[]): unknown =>
  path.reduce<unknown>((value, step) => {
    if (Array.isArray(value)) return value[Number(step)];
    return isRecord(value) && Object.hasOwn(value, step) ? value[step] : undefined;
  }, document);

const isList = (value: unknown): value is unknown[] => Array.isArray(value) && value.some(isRecord);

function languageOf(document: unknown): string | undefined {
  const stated = isRecord(document) ? (document.language ?? document.language_code) : undefined;
  return typeof stated === 'string' ? /^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/i.exec(stated)?.[0] : undefined;
}
