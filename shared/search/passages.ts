import { longest, type SearchCue } from './document.ts';
import { type Word, wordsOf } from './words.ts';

/** A stretch of a transcript that can be a moment; `words` are those to find it by. */
export type Passage = { start: number; end: number; words: string };
/** A second of the audio, from a character of the text on. */
export type Mark = { at: number; second: number };

const fewest = 60;
const most = 80;
/** Each passage begins with the last words of the one before, so that no phrase falls between two. */
const shared = 8;

/** A transcript as one text, with the second of every cue. Cues without words or with an impossible time are left out. */
export function joinCues(cues: SearchCue[]): { text: string; marks: Mark[] } {
  const parts: string[] = [];
  const marks: Mark[] = [];
  let at = 0;
  for (const cue of cues.slice(0, longest.cues)) {
    const line = cue.text.replace(/\s+/g, ' ').trim().toWellFormed();
    if (!line || !Number.isFinite(cue.start) || cue.start < 0) continue;
    if (at + line.length > longest.text) break;
    marks.push({ at, second: Math.floor(cue.start) });
    parts.push(line);
    at += line.length + 1;
  }
  return { text: parts.join(' '), marks };
}

/** Divides a transcript into passages of 60 to 80 words, at the end of a sentence where there is one. */
export function passagesOf(text: string): Passage[] {
  const words = wordsOf(text);
  const passages: Passage[] = [];
  let from = 0;
  while (from < words.length) {
    const to = endOfPassage(text, words, from);
    const own = words.slice(Math.max(0, from - shared), to);
    passages.push({
      start: own[0]?.start ?? 0,
      end: words[to]?.start ?? text.length,
      words: own.map(({ word }) => word).join(' '),
    });
    from = to;
  }
  return passages;
}

function endOfPassage(text: string, words: Word[], from: number): number {
  const last = Math.min(from + most, words.length);
  for (let at = from + fewest; at < last; at += 1) {
    const between = text.slice(words[at - 1]?.end, words[at]?.start);
    if (/[.!?。！？]/.test(between)) return at;
  }
  return last;
}

/**
 * The second that is being said at a character of the text.
 * @example secondAt([{ at: 0, second: 3 }, { at: 40, second: 9 }], 39) // 3
 */
export function secondAt(marks: Mark[], position: number): number {
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((marks[middle]?.at ?? 0) <= position) low = middle + 1;
    else high = middle;
  }
  return marks[low - 1]?.second ?? 0;
}

/** Marks as the index stores them: differences in base 36. */
export function packMarks(marks: Mark[]): string {
  let [at, second] = [0, 0];
  const packed = marks.map((mark) => {
    const step = `${(mark.at - at).toString(36)}:${(mark.second - second).toString(36)}`;
    ({ at, second } = mark);
    return step;
  });
  return packed.join(' ');
}

export function unpackMarks(packed: string): Mark[] {
  let [at, second] = [0, 0];
  if (!packed) return [];
  return packed.split(' ').map((step) => {
    const [characters = '', seconds = ''] = step.split(':');
    at += Number.parseInt(characters, 36);
    second += Number.parseInt(seconds, 36);
    return { at, second };
  });
}
