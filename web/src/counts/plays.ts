import type { Player } from '../player/player.ts';
import { count } from './count.ts';

/** Counts each episode that is heard in this window, once. */
export function countPlays(player: Player): void {
  player.addEventListener('change', () => {
    const { phase, track } = player.state;
    if (phase === 'playing' && track) count('play', track.id);
  });
}
