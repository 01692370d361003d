import type { Chapter } from '../chapter.ts';
import { readSeconds } from '../text/seconds.ts';
import { addressKey, canonicalAddress } from './address.ts';
import type { NoteLine, NoteLink } from './note-lines.ts';

const time =
  /(?<![\d:.])((?:\d{1,2}:)?\d{1,3}:\d{2})(?![\d:])(?!\s*(?:[ap]\.?m\b|uhr\b|o.clock\b|min\b|h\b))/gi;
const lengthWord = /(?:duration|length|runtime|running time|dauer|länge|laufzeit)\W*$/i;

/** Moments that notes and chapters give their links; lines are asked in their order. */
export type Moments = {
  /** Goes on to the next line, linked or not: a line may give its time to the list below it. */
  enter(line: NoteLine): void;
  /** @param key of the link's address */
  of(line: NoteLine, link: NoteLink, key: string): number | undefined;
};

/**
 * Finds the second at which a link is spoken of: a time between the link before and this one, or right after
 * it in brackets; else the time that began the line, or the line over a list; else a chapter with the
 * same address.
 * @param duration of the episode in seconds: later times are no moments of it
 */
export function createMoments(chapters: Chapter[], duration: number | undefined): Moments {
  const ofChapters = new Map<string, number>();
  for (const { url, start } of chapters) {
    const address = url && canonicalAddress(url);
    if (address && !ofChapters.has(addressKey(address)))
      ofChapters.set(addressKey(address), Math.floor(start));
  }
  let heading: number | undefined;
  return {
    enter(line) {
      const [first] = timesIn(line.text.slice(0, 12), duration);
      if (first !== undefined) heading = first;
      else if (line.links.length === 0) heading = undefined;
    },
    of(line, link, key) {
      const previous = line.links.filter(({ end }) => end <= link.start).at(-1);
      const between = line.text.slice(previous?.end ?? 0, link.start);
      const after = /^\s*[([]\s*([\d:]+)\s*[)\]]/.exec(line.text.slice(link.end))?.[1];
      return (
        timesIn(between, duration).at(-1) ??
        (after ? timesIn(after, duration)[0] : undefined) ??
        timesIn(line.text.slice(0, link.start), duration).at(-1) ??
        ofChapters.get(key) ??
        heading
      );
    },
  };
}

function timesIn(text: string, duration: number | undefined): number[] {
  return [...text.matchAll(time)].flatMap(({ 1: found, index }) => {
    const seconds = readSeconds(found);
    const isMoment = seconds !== undefined && (duration === undefined || seconds < duration);
    return isMoment && !lengthWord.test(text.slice(Math.max(0, index - 20), index)) ? [seconds] : [];
  });
}
