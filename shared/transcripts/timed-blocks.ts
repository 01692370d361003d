/** The lines under one pair of times. */
export type TimedBlock = {
  /** Of the line with the times, counted from 1. */
  line: number;
  from: string;
  to: string;
  lines: string[];
};

const arrow = '-->';
const looksTimed = /^[\s\d:.,;-]{1,60}$/;
const counter = /^\s*\d+\s*$/;

/**
 * Divides a file of cues (WebVTT, SubRip) at its lines with times. A counter or a name above such a line is
 * no part of the cue before it. A line with an arrow but without times begins a cue that cannot be read, when
 * a cue could begin there; otherwise it is words.
 * @param blankEnds true where a blank line ends a cue (WebVTT); elsewhere its words may go on after it
 */
export function timedBlocks(text: string, blankEnds: boolean): TimedBlock[] {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
  const blocks: TimedBlock[] = [];
  let current: TimedBlock | undefined;
  let ended = true;
  for (const [at, line] of lines.entries()) {
    if (beginsBlock(line, lines[at - 1])) {
      if (current) dropCounter(current.lines);
      current = { line: at + 1, ...timesOf(line), lines: [] };
      blocks.push(current);
      ended = false;
    } else if (blankEnds && !line.trim()) {
      ended = true;
    } else if (!ended) {
      current?.lines.push(line);
    }
  }
  return blocks;
}

function beginsBlock(line: string, before = ''): boolean {
  const end = line.indexOf(arrow);
  if (end === -1) return false;
  return looksTimed.test(line.slice(0, end)) || !before.trim() || counter.test(before);
}

/** What stands on both sides of the arrow; settings that follow the second time are left out. */
function timesOf(line: string): { from: string; to: string } {
  const at = line.indexOf(arrow);
  const [to = ''] = line
    .slice(at + arrow.length)
    .trim()
    .split(/\s/, 1);
  return { from: line.slice(0, at).trim(), to };
}

/** A counter stands directly above the times; a number said in a cue has a blank line after it. */
function dropCounter(lines: string[]): void {
  if (counter.test(lines.at(-1) ?? '')) lines.pop();
}
