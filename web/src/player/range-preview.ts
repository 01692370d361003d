import { clock } from '../text/durations.ts';
import type { Player } from './player.ts';
import { chapterAt } from './state.ts';

/** Half of a thumb: a range's line begins and ends that far inside it, in pixels. */
const inset = 7;

/** Shows, over any line of the player, the time and the chapter under the pointer or under the focus. */
export function previewRanges(player: Player): void {
  const bubble = document.createElement('div');
  bubble.className = 'preview';
  bubble.popover = 'manual';
  bubble.ariaHidden = 'true';

  const show = (range: HTMLInputElement, seconds: number): void => {
    const { chapters, duration } = player.state;
    const isCurrent = Number(range.max) === Math.floor(duration ?? 0);
    const chapter = isCurrent ? chapters[chapterAt(chapters, seconds)]?.title : undefined;
    bubble.textContent = [clock(seconds), chapter].filter(Boolean).join(' · ');
    document.querySelector('player-bar')?.append(bubble);
    bubble.hidePopover();
    bubble.showPopover();
    const box = range.getBoundingClientRect();
    const x = box.left + inset + (seconds / Number(range.max)) * (box.width - 2 * inset);
    const half = bubble.offsetWidth / 2 + 8;
    bubble.style.left = `${Math.min(innerWidth - half, Math.max(half, x))}px`;
    bubble.style.top = `${box.top + box.height / 2}px`;
  };
  const hide = (): void => {
    if (bubble.isConnected) bubble.hidePopover();
  };
  const lineOf = ({ target }: Event) =>
    target instanceof HTMLInputElement && target.matches('.line:enabled:not(.dial *)') ? target : undefined;

  document.addEventListener('pointermove', (event) => {
    const range = lineOf(event);
    if (!range) return hideUnlessFocused();
    const box = range.getBoundingClientRect();
    const share = (event.clientX - box.left - inset) / (box.width - 2 * inset);
    show(range, Math.min(1, Math.max(0, share)) * Number(range.max));
  });
  const follow = (event: Event): void => {
    const range = lineOf(event);
    if (range?.matches(':focus-visible')) show(range, range.valueAsNumber);
  };
  const hideUnlessFocused = (): void => {
    if (!document.activeElement?.matches('.line:focus-visible:not(.dial *)')) hide();
  };
  document.addEventListener('focusin', follow);
  document.addEventListener('input', follow);
  document.addEventListener('focusout', hide);
  document.addEventListener('scroll', hide, { passive: true });
}
