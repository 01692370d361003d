import type { Cue, Transcript } from '../transcript.ts';

/** Cues to be read as one piece: of one speaker, without a long pause. */
export type Paragraph = {
  /** Seconds: where its first cue begins. */
  start: number;
  speaker?: string;
  cues: Cue[];
};

const longestPause = 2;
const enoughCharacters = 500;
const mostCharacters = 1200;
const sentenceEnd = /[.!?…。！？]["'”’)\]]*$/;

/**
 * Groups cues into paragraphs for reading. A new one begins where the speaker changes, after a pause of more
 * than two seconds, and, once a paragraph is long enough, at the end of a sentence.
 */
export function paragraphs({ cues }: Pick<Transcript, 'cues'>): Paragraph[] {
  const found: Paragraph[] = [];
  let length = 0;
  for (const [at, cue] of cues.entries()) {
    const current = found.at(-1);
    const before = cues[at - 1];
    if (!current || !before || isNew(before, cue, length)) {
      found.push({ start: cue.start, ...(cue.speaker && { speaker: cue.speaker }), cues: [cue] });
      length = cue.text.length;
    } else {
      current.cues.push(cue);
      length += cue.text.length + 1;
    }
  }
  return found;
}

function isNew(before: Cue, cue: Cue, length: number): boolean {
  if (before.speaker !== cue.speaker || cue.start - before.end > longestPause) return true;
  return length >= mostCharacters || (length >= enoughCharacters && sentenceEnd.test(before.text));
}
