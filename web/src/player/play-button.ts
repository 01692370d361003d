import { player } from './player-bar.ts';
import { PlayerElement } from './player-element.ts';
import { isActive } from './state.ts';
import { trackOf } from './track.ts';

/**
 * Plays the episode it belongs to in the one player. In the page's HTML it holds a link to the audio, and
 * on an episode's page a plain audio element: those serve where scripts do not run.
 */
export class PlayButton extends PlayerElement {
  protected upgrade(): void {
    this.querySelector('audio')?.remove();
    this.linkToButton(() => this.#press());
  }

  protected draw(): void {
    const state = player()?.state;
    const track = trackOf(this);
    const button = this.querySelector('button');
    if (!state || !track || !button) return;
    const playing = state.track?.id === track.id && isActive(state);
    const verb = playing ? 'Pause' : 'Play';
    button.classList.toggle('on', playing);
    const label = button.querySelector('span');
    if (label) label.textContent = playing ? verb : `${verb} episode`;
    else button.setAttribute('aria-label', `${verb}: ${track.title}`);
  }

  #press(): void {
    const one = player();
    const track = trackOf(this);
    if (!one || !track) return;
    if (one.state.track?.id === track.id) one.toggle();
    else one.play(track);
  }
}
