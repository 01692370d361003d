import { player } from './player-bar.ts';
import { PlayerElement } from './player-element.ts';
import { trackOf } from './track.ts';

/** Takes the one player to a second of the episode it belongs to. Without scripts it is a link into the audio. */
export class TimeButton extends PlayerElement {
  protected upgrade(): void {
    this.linkToButton(() => {
      const track = trackOf(this);
      if (track) player()?.play(track, Number(this.dataset.at));
    });
  }

  protected draw(): void {
    const button = this.querySelector('button');
    if (button && !button.hasAttribute('aria-label')) {
      button.setAttribute('aria-label', `Play from ${button.textContent}`);
    }
  }
}
