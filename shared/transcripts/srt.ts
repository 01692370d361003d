import { type CueReading, settleCues } from './settle.ts';
import { nameSpeakers } from './speakers.ts';
import { timedBlocks } from './timed-blocks.ts';
import { cueWords } from './words.ts';

/**
 * Reads SubRip (SRT) as programs really write it: commas or dots in times, hours or counters missing, blank
 * lines inside a cue, tags of formatting, `NAME: text` where somebody begins to speak.
 */
export function parseSrt(text: string): CueReading {
  return settleCues(
    nameSpeakers(
      timedBlocks(text, false).map(({ line, from, to, lines }) => ({
        place: `The cue in line ${line}`,
        start: from,
        end: to,
        text: cueWords(lines.join('\n')),
      })),
    ),
  );
}
