import { readSeconds } from '../text/seconds.ts';
import { joined } from './json-list.ts';
import type { RawCue } from './settle.ts';

/** Fewer words an entry than this, on average, and the list is one of single words. */
const wordsOfAList = 1.5;
const longestPause = 1.5;
const mostWords = 60;
const sentenceEnd = /[.!?…。！？]["'”’)\]]*$/;

/**
 * Joins a list of single words to sentences: a cue ends with its sentence, where the speaker changes, at a
 * pause of more than 1.5 seconds, or after 60 words. Anything else stays as it is.
 */
export function toSentences(entries: RawCue[]): RawCue[] {
  const said = entries.filter(({ text }) => text.trim());
  const words = said.reduce((count, { text }) => count + text.trim().split(/\s+/).length, 0);
  if (said.length < 2 || words / said.length >= wordsOfAList) return entries;
  return sentences(said).map(asCue);
}

function sentences(words: RawCue[]): RawCue[][] {
  const found: RawCue[][] = [];
  let current: RawCue[] = [];
  for (const word of words) {
    const last = current.at(-1);
    // Punctuation without a time, and a word whose time cannot be read, belong to what they follow.
    if (last && readSeconds(word.start) !== undefined && isOver(current, last, word)) {
      found.push(current);
      current = [];
    }
    current.push(word);
  }
  return current.length > 0 ? [...found, current] : found;
}

function isOver(current: RawCue[], last: RawCue, next: RawCue): boolean {
  const ended = readSeconds(timed(current).at(-1)?.end) ?? 0;
  return (
    sentenceEnd.test(last.text.trim()) ||
    current.length >= mostWords ||
    (next.speaker !== undefined && next.speaker !== current[0]?.speaker) ||
    (readSeconds(next.start) ?? 0) - ended > longestPause
  );
}

const timed = (words: RawCue[]): RawCue[] => words.filter(({ start }) => readSeconds(start) !== undefined);

function asCue(words: RawCue[]): RawCue {
  const [first] = timed(words);
  const last = timed(words).at(-1);
  const speaker = words.find((word) => word.speaker)?.speaker;
  return {
    place: words[0]?.place ?? '',
    start: first?.start,
    ...(last?.end !== undefined && { end: last.end }),
    ...(speaker && { speaker }),
    text: joined(words.map(({ text }) => text)),
  };
}
