import { momentOf } from './moment.ts';
import type { Player } from './player.ts';
import { isActive } from './state.ts';
import { trackOf } from './track.ts';

/**
 * Sets the player where a page's address points (`#t=1:02:03`, `?t=90`), when it is an episode's page. Sound
 * waits for a press; what is playing already is not interrupted, unless it is this episode.
 */
export function followAddress(player: Player): void {
  const page = document.querySelector('article[data-episode]');
  const track = page && trackOf(page);
  const moment = momentOf(location);
  if (!track || !moment) return;
  if (!isActive(player.state)) player.cue(track, moment.at, moment.until);
  else if (player.state.track?.id === track.id) player.play(track, moment.at, moment.until);
}
