import type { PlayAsked } from '../player/page-events.ts';
import { trackOf } from '../player/track.ts';

/** Asks the player to play the episode that an element belongs to, from a second on and, if one is given, up to another. */
export function playFrom(element: Element, at: number, until?: number): void {
  const track = trackOf(element);
  if (!track) return;
  const detail: PlayAsked = { track, at, until };
  document.dispatchEvent(new CustomEvent('player:play', { detail }));
}
