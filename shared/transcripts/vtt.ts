import { type CueReading, type RawCue, settleCues } from './settle.ts';
import { nameSpeakers } from './speakers.ts';
import { type TimedBlock, timedBlocks } from './timed-blocks.ts';
import { cueWords } from './words.ts';

const voice = /<v(?:\.[^\s<>]*)?\s([^<>]*)>/gi;
/** Blocks that hold no cue; an arrow inside one is no cue either. */
const otherBlocks = /(?:^|\n\n)(?:NOTE|STYLE|REGION)(?:[ \t][^\n]*)?(?:\n[^\n]+)*/g;

/**
 * Reads WebVTT: hours may be missing, cue settings, notes, styles and regions are passed over, `<v Name>`
 * names who speaks. A cue with several voices becomes one cue each. The header may be missing.
 * @see https://www.w3.org/TR/webvtt1/
 */
export function parseVtt(text: string): CueReading {
  // Their line breaks stay, so that lines keep their numbers.
  const cuesOnly = text.replace(/\r\n?/g, '\n').replace(otherBlocks, (block) => block.replace(/[^\n]+/g, ''));
  return settleCues(nameSpeakers(timedBlocks(cuesOnly, true).flatMap(cuesOf)));
}

function cuesOf({ line, from, to, lines }: TimedBlock): RawCue[] {
  const cue = { place: `The cue in line ${line}`, start: from, end: to };
  const payload = lines.join('\n');
  const [before = '', ...voices] = payload.split(voice);
  const said: RawCue[] = [{ ...cue, text: cueWords(before) }];
  for (let at = 0; at < voices.length; at += 2) {
    said.push({ ...cue, speaker: cueWords(voices[at] ?? ''), text: cueWords(voices[at + 1] ?? '') });
  }
  return said.filter(({ text }) => text.trim());
}
