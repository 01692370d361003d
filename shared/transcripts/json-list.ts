import { isRecord } from '../text/json.ts';
import type { RawCue } from './settle.ts';
import { withoutTags } from './words.ts';

const names = {
  start: ['startTime', 'start', 'start_time', 'startMs', 'ts', 'from', 'begin'],
  end: ['endTime', 'end', 'end_time', 'endMs', 'end_ts', 'to'],
  duration: ['duration', 'dur'],
  text: ['body', 'text', 'transcript', 'punctuated_word', 'word', 'content', 'value'],
  speaker: ['speaker', 'speakerName', 'speaker_name', 'voice', 'speaker_label'],
};

/** Entries beyond this are not looked at: each word of a long talk is still within it. */
const mostEntries = 500_000;
const secondsOfADay = 24 * 3600;

/** The entries of a list of segments, utterances or words, whatever their members are called. */
export function fromList(list: unknown[]): RawCue[] {
  const entries = list.slice(0, mostEntries).map((entry, at) => fromEntry(entry, at));
  return inMilliseconds(entries) ? entries.map(toSeconds) : entries;
}

function fromEntry(entry: unknown, at: number): RawCue {
  const place = `Entry ${at + 1}`;
  if (!isRecord(entry)) return { place, start: undefined, text: '?' };
  const inside = wordsInside(entry);
  const start = numeric(first(entry, names.start) ?? inside.find((word) => word.start !== undefined)?.start);
  const duration = numeric(first(entry, names.duration));
  const lasting = typeof start === 'number' && typeof duration === 'number' ? start + duration : undefined;
  const end =
    numeric(first(entry, names.end)) ?? lasting ?? inside.findLast((word) => word.end !== undefined)?.end;
  const speaker = speakerOf(first(entry, names.speaker));
  return {
    place,
    start,
    ...(end !== undefined && end !== null && { end }),
    ...(speaker && { speaker: withoutTags(speaker) }),
    text: withoutTags(textOf(entry) || joined(inside.map(({ text }) => text))),
  };
}

/** The words of an entry that spells them out one by one. */
function wordsInside(entry: Record<string, unknown>): RawCue[] {
  const words = entry.words ?? entry.elements;
  if (textOf(entry) && first(entry, names.start) !== undefined) return [];
  return Array.isArray(words)
    ? words.map((word, at) => ({ ...fromEntry({ ...asRecord(word), words: [] }, at) }))
    : [];
}

const asRecord = (value: unknown): Record<string, unknown> => (isRecord(value) ? value : {});

function textOf(entry: Record<string, unknown>): string {
  const text = first(entry, names.text);
  if (typeof text === 'string') return text;
  const [best] = Array.isArray(entry.alternatives) ? entry.alternatives : [];
  return isRecord(best) && typeof best.content === 'string' ? best.content : '';
}

/** Words to a text: punctuation that stands as an entry of its own has no space before it. */
export const joined = (words: string[]): string =>
  words
    .map((word) => word.replace(/\s+/g, ' ').trim())
    .filter((word) => word !== '')
    .join(' ')
    .replace(/ (?=[,.;:!?…]+(?: |$))/g, '');

const first = (entry: Record<string, unknown>, candidates: string[]): unknown =>
  candidates.map((name) => entry[name]).find((value) => value !== undefined && value !== null);

/** Some services write numbers as texts. */
const numeric = (value: unknown): unknown =>
  typeof value === 'string' && /^\d+(?:\.\d+)?$/.test(value) ? Number(value) : value;

function speakerOf(value: unknown): string | undefined {
  const stated = isRecord(value) ? (value.name ?? value.label) : value;
  if (typeof stated === 'number') return `Speaker ${stated}`;
  return typeof stated === 'string' ? stated : undefined;
}

function inMilliseconds(entries: RawCue[]): boolean {
  const times = entries.flatMap(({ start }) => (typeof start === 'number' ? [start] : []));
  return times.length > 0 && times.every(Number.isInteger) && times.some((time) => time > secondsOfADay);
}

const toSeconds = (entry: RawCue): RawCue => ({
  ...entry,
  start: thousandth(entry.start),
  ...(entry.end !== undefined && { end: thousandth(entry.end) }),
});
const thousandth = (value: unknown): unknown => (typeof value === 'number' ? value / 1000 : value);
