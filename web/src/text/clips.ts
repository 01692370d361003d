import type { Cue } from '../../../shared/transcript.ts';

/** A part of an episode, in seconds to the tenth. */
export type ClipRange = { start: number; end: number };

/** Seconds: what is longer is no clip. */
export const longestClip = 600;

const time = '(0|[1-9]\\d{0,5})(?:\\.([1-9]))?';
const pattern = new RegExp(`^${time}-${time}$`);

/**
 * The range that the end of a clip's address names; `undefined` when it is none, is empty or lasts longer than
 * ten minutes. Every range has one spelling.
 * @example parseClip('50-62.5') // { start: 50, end: 62.5 }
 */
export function parseClip(text: string): ClipRange | undefined {
  const match = pattern.exec(text);
  if (!match) return undefined;
  const [, from, fromTenth = '0', to, toTenth = '0'] = match;
  return clipBetween(Number(`${from}.${fromTenth}`), Number(`${to}.${toTenth}`));
}

/** A range from two moments, rounded to tenths of a second; `undefined` when it would be no clip. */
export function clipBetween(from: number, to: number): ClipRange | undefined {
  const start = Math.round(from * 10) / 10;
  const end = Math.round(to * 10) / 10;
  return start >= 0 && end > start && end - start <= longestClip ? { start, end } : undefined;
}

/** @example clipPath('/my-show/k3x9q2mfab-a-headline', { start: 50, end: 62.5 }) // '/my-show/k3x9q2mfab-a-headline/clip/50-62.5' */
export const clipPath = (episode: string, { start, end }: ClipRange): string =>
  `${episode}/clip/${start}-${end}`;

/**
 * What is said in a clip: the cues most of which lie in it, or, where it is shorter than a cue, those it touches.
 */
export function cuesOfClip(cues: Cue[], { start, end }: ClipRange): Cue[] {
  const inside = cues.filter((cue) => start <= middle(cue) && middle(cue) < end);
  return inside.length > 0 ? inside : cues.filter((cue) => cue.start < end && cue.end > start);
}

const middle = (cue: Cue): number => (cue.start + cue.end) / 2;
