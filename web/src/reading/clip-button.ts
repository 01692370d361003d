import { playFrom } from './play-from.ts';

/** Plays a clip, no less and no more, in the one player. Without scripts an audio element stands for it. */
class ClipButton extends HTMLElement {
  connectedCallback(): void {
    this.querySelector('audio')?.remove();
    this.querySelector('a')?.addEventListener('click', (event) => {
      event.preventDefault();
      playFrom(this, Number(this.dataset.start), Number(this.dataset.end));
    });
  }
}

customElements.define('clip-button', ClipButton);
