import type { PlayerTime } from './page-events.ts';
import type { Player } from './player.ts';
import { chapterAt } from './state.ts';

const apart = 250;

/** Tells the page where the player is (`player:time`), so that lists and transcripts follow along. */
export function tellTime(player: Player): void {
  let last = 0;
  const tell = (): void => {
    const { track, position, phase, chapters } = player.state;
    if (!track) return;
    last = performance.now();
    const detail: PlayerTime = { id: track.id, position, phase, chapter: chapterAt(chapters, position) };
    document.dispatchEvent(new CustomEvent('player:time', { detail }));
  };
  player.addEventListener('change', tell);
  player.addEventListener('time', () => {
    if (performance.now() - last >= apart) tell();
  });
  // A page that has just come learns where it stands.
  document.addEventListener('astro:page-load', tell);
}
