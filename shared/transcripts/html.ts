import { unreadable } from '../set-aside.ts';
import { type CueReading, settleCues } from './settle.ts';
import { cueWords } from './words.ts';

const token = /<!--[\s\S]*?(?:-->|$)|<(\/?)([a-z][a-z0-9]*)\b[^<>]*>|[^<]+|</gi;
const silent = new Set(['script', 'style', 'title', 'template', 'noscript']);
const block = /^(?:p|div|br|li|section|blockquote)$/;

type Part = { time: string; speaker: string; words: string };
/** Where a reading stands: the parts so far, who was named last, and what the next text belongs to. */
type State = { parts: Part[]; speaker: string; inside: 'cite' | 'time' | 'words'; skipped: string };

/**
 * Reads a transcript in HTML as Podcasting 2.0 defines it and hosts publish it: `<cite>` names who speaks,
 * `<time>` says when, and what follows is said. The time may stand before the name, beside the words or in
 * one paragraph with them. A part has no end of its own: it lasts until the next begins.
 */
export function parseHtmlTranscript(html: string): CueReading {
  const parts = readParts(html);
  if (parts.length === 0) {
    return { cues: [], problems: [unreadable('no-transcript', 'The page holds no words with times.')] };
  }
  return settleCues(
    parts.map(({ time, speaker, words }, at) => ({
      place: `Part ${at + 1}`,
      start: time.replace(/[()[\]\s]/g, ''),
      speaker: cueWords(speaker).replace(/\s*:\s*$/, ''),
      text: cueWords(words),
    })),
  );
}

function readParts(html: string): Part[] {
  const state: State = { parts: [], speaker: '', inside: 'words', skipped: '' };
  for (const [text, closing, tag] of html.matchAll(token)) {
    const name = tag?.toLowerCase();
    if (state.skipped) {
      if (closing && name === state.skipped) state.skipped = '';
    } else if (name === undefined) {
      if (!text.startsWith('<!--')) addText(state, text);
    } else if (closing) {
      leave(state, name);
    } else {
      enter(state, name);
    }
  }
  return state.parts;
}

function enter(state: State, name: string): void {
  if (silent.has(name)) {
    state.skipped = name;
  } else if (name === 'cite') {
    state.inside = 'cite';
    state.speaker = '';
  } else if (name === 'time') {
    state.inside = 'time';
    state.parts.push({ time: '', speaker: state.speaker, words: '' });
  } else if (block.test(name)) {
    state.inside = 'words';
    addText(state, ' ');
  }
}

function leave(state: State, name: string): void {
  const part = state.parts.at(-1);
  if (name === 'cite' && part && !part.words.trim()) part.speaker = state.speaker;
  if (name === 'cite' || name === 'time') state.inside = 'words';
}

function addText(state: State, text: string): void {
  const part = state.parts.at(-1);
  if (state.inside === 'cite') state.speaker += text;
  else if (part && state.inside === 'time') part.time += text;
  else if (part) part.words += text;
}
