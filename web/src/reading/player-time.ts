import type { PlayerTime } from '../player/page-events.ts';

/**
 * Calls back with the player's time in one episode, in seconds, until the signal.
 * @param id of the episode
 */
export function onPlayerTime(
  id: PlayerTime['id'] | undefined,
  tell: (position: number) => void,
  signal: AbortSignal,
): void {
  document.addEventListener('player:time', ({ detail }) => detail.id === id && tell(detail.position), {
    signal,
  });
}
