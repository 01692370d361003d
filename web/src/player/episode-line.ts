import { clock } from '../text/durations.ts';
import { player } from './player-bar.ts';
import { PlayerElement } from './player-element.ts';
import { drawRange } from './range.ts';
import { trackOf } from './track.ts';

/** The line of an episode on its own page: where in it the player is, and a way to go elsewhere. */
export class EpisodeLine extends PlayerElement {
  #seeking = false;

  protected upgrade(): void {
    const range = this.querySelector('input');
    if (!range || range.onchange) return;
    range.oninput = () => {
      this.#seeking = true;
      this.#drawAt(range.valueAsNumber);
    };
    range.onchange = () => {
      this.#seeking = false;
      const track = trackOf(this);
      if (track) player()?.play(track, range.valueAsNumber);
    };
  }

  protected draw(): void {
    const state = player()?.state;
    if (this.#seeking || !state) return;
    this.#drawAt(this.#isCurrent() ? state.position : 0);
  }

  #drawAt(position: number): void {
    const range = this.querySelector('input');
    const [now, end] = this.querySelectorAll('span');
    const duration = (this.#isCurrent() ? player()?.state.duration : undefined) ?? trackOf(this)?.duration;
    if (!range || !now || !end) return;
    drawRange(range, position, duration);
    now.textContent = clock(position);
    end.textContent = duration === undefined ? '' : clock(duration);
  }

  #isCurrent(): boolean {
    return player()?.state.track?.id === trackOf(this)?.id;
  }
}
