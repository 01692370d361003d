import { spoken } from './spoken.ts';
import type { PlayerState } from './state.ts';

/** What a range shows of the player. */
export type Drawn = Pick<PlayerState, 'position' | 'duration' | 'buffered' | 'chapters'>;

/** While somebody's focus rests on a range, its words change no more often than this, in seconds. */
const quiet = 15;

/**
 * Shows a position in a range input: its value, its words for a screen reader, what was played, what has
 * arrived, and the chapters.
 * @param byHand true while somebody moves it, who then wants to hear each step
 */
export function drawRange(range: HTMLInputElement, drawn: Drawn, byHand = false): void {
  const { position, duration, buffered, chapters } = drawn;
  const end = duration || 1;
  const shown = String(Math.floor(position));
  const max = String(Math.max(1, Math.floor(end)));
  const said = `${shown} of ${max}`;
  const isMoved = Math.abs(position - Number.parseInt(range.dataset.said ?? '-99', 10)) >= quiet;
  // Four times a second: what has not changed is not set, which would cost a new layout.
  if (range.disabled !== !duration) range.disabled = !duration;
  if (range.max !== max) range.max = max;
  if (range.value !== shown) range.value = shown;
  if (range.dataset.said !== said && (byHand || isMoved || document.activeElement !== range)) {
    range.dataset.said = said;
    range.setAttribute('aria-valuetext', spoken(position) + (duration ? ` of ${spoken(duration)}` : ''));
  }
  const set = (name: string, value: string) => {
    if (range.style.getPropertyValue(name) !== value) range.style.setProperty(name, value);
  };
  const share = (seconds: number) =>
    String(Math.round((duration ? Math.min(1, seconds / duration) : 0) * 5000) / 5000);
  set('--played', share(position));
  set('--arrived', share(Math.max(position, buffered)));
  if (known?.chapters !== chapters || known.end !== end) known = { chapters, end, css: ticks(chapters, end) };
  set('--ticks', known.css);
}

let known: { chapters: Drawn['chapters']; end: number; css: string } | undefined;

/** A gap in the line at the beginning of each chapter but the first, as one background. */
function ticks(chapters: Drawn['chapters'], duration: number): string {
  const starts = chapters.map(({ start }) => start).filter((start) => start > 0 && start < duration);
  const gap = 'linear-gradient(var(--gap), var(--gap))';
  return (
    starts.map((start) => `${gap} ${((start / duration) * 100).toFixed(2)}% 0 / 2px 100% no-repeat`).join() ||
    gap.replace(/var\(--gap\)/g, '#0000')
  );
}
