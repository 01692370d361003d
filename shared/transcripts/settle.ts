import type { Problem } from '../problem.ts';
import { createSetAside, type SetAside } from '../set-aside.ts';
import { clip } from '../text/clip.ts';
import { oneLine } from '../text/line.ts';
import { readSeconds } from '../text/seconds.ts';
import type { Cue } from '../transcript.ts';

/** The cues of one file, in order, and what was left out of it. */
export type CueReading = { cues: Cue[]; problems: Problem[] };

/** One cue as a file states it: nothing is checked yet. */
export type RawCue = {
  /** Where in the file, as people find it, such as `Cue 3` or `Line 12`. */
  place: string;
  start: unknown;
  end?: unknown;
  speaker?: string | undefined;
  text: string;
};

export const mostCues = 20_000;
/** Characters of all cues together. */
const mostText = 4_000_000;
const longestText = 20_000;
const longestSpeaker = 100;
/** Words spoken in a second, where a file does not say when a cue ends. */
const wordsPerSecond = 2.5;

/**
 * Checks the cues of a file and puts them in order. A cue is left out, with its reason, when its times cannot
 * be read or it ends before it begins; one without words is left out in silence. A cue without an end lasts
 * until the next begins, the last one as long as its words take.
 */
export function settleCues(entries: Iterable<RawCue>): CueReading {
  const aside = createSetAside('cue-set-aside');
  const found: OpenCue[] = [];
  let characters = 0;
  for (const entry of entries) {
    const cue = readCue(entry);
    if (cue === undefined) continue;
    if (typeof cue === 'string') {
      aside.add(entry.place, cue);
      continue;
    }
    characters += cue.text.length;
    if (found.length === mostCues || characters > mostText) {
      tooMuch(aside, entry.place);
      break;
    }
    found.push(cue);
  }
  found.sort((one, other) => one.start - other.start);
  return { cues: found.map((cue, at) => closed(cue, found[at + 1]?.start)), problems: aside.problems() };
}

type OpenCue = Omit<Cue, 'end'> & { end?: number };

function readCue(entry: RawCue): OpenCue | string | undefined {
  const text = clip(oneLine(entry.text), longestText);
  if (!text) return undefined;
  const start = readSeconds(entry.start);
  if (start === undefined) return 'it has no time that can be read';
  const end = readSeconds(entry.end);
  if (entry.end !== undefined && end === undefined) return 'its end cannot be read';
  if (end !== undefined && end < start) return 'it ends before it begins';
  const speaker = clip(oneLine(entry.speaker ?? ''), longestSpeaker);
  return { start, ...(end !== undefined && { end }), ...(speaker && { speaker }), text };
}

function closed(cue: OpenCue, next: number | undefined): Cue {
  const { start, end, ...said } = cue;
  const spoken = start + Math.ceil(cue.text.split(' ').length / wordsPerSecond);
  return { start, end: end ?? next ?? spoken, ...said };
}

const tooMuch = (aside: SetAside, place: string): void =>
  aside.add(`Everything from ${place.toLowerCase()} on`, 'there is more than one transcript may have');
