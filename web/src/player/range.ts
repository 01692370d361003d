import { clock } from '../text/durations.ts';

/** Shows a position in a range input: its value, its words for a screen reader, and the played part of its line. */
export function drawRange(range: HTMLInputElement, position: number, duration: number | undefined): void {
  range.disabled = duration === undefined;
  range.max = String(Math.max(1, Math.floor(duration ?? 1)));
  range.value = String(Math.floor(position));
  range.setAttribute(
    'aria-valuetext',
    duration === undefined ? clock(position) : `${clock(position)} of ${clock(duration)}`,
  );
  range.style.setProperty('--played', duration ? String(Math.min(1, position / duration)) : '0');
}
