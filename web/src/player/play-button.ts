import { player } from './player-bar.ts';
import { isActive, type Track } from './state.ts';

/**
 * Plays the episode its data names in the one player. In the page's HTML it holds a link to the audio, and
 * on an episode's page a plain audio element: those serve where scripts do not run.
 */
export class PlayButton extends HTMLElement {
  readonly #draw = (): void => this.#show();

  connectedCallback(): void {
    this.#upgrade();
    player()?.addEventListener('change', this.#draw);
    this.#show();
  }

  disconnectedCallback(): void {
    player()?.removeEventListener('change', this.#draw);
  }

  #upgrade(): void {
    const link = this.querySelector('a');
    if (!link) return;
    this.querySelector('audio')?.remove();
    const button = document.createElement('button');
    button.type = 'button';
    button.className = link.className;
    button.append(...link.childNodes);
    button.addEventListener('click', () => this.#press());
    link.replaceWith(button);
  }

  #press(): void {
    const one = player();
    const track = this.#track();
    if (!one || !track) return;
    if (one.state.track?.id === track.id) one.toggle();
    else one.play(track);
  }

  #show(): void {
    const state = player()?.state;
    const button = this.querySelector('button');
    if (!state || !button) return;
    const playing = state.track?.id === this.dataset.episode && isActive(state);
    button.classList.toggle('on', playing);
    const verb = playing ? 'Pause' : 'Play';
    const label = button.querySelector('span');
    if (label) label.textContent = playing ? verb : `${verb} episode`;
    else button.setAttribute('aria-label', `${verb}: ${this.dataset.title}`);
  }

  #track(): Track | undefined {
    const { episode: id, src, title, href, show, showTitle, duration } = this.dataset;
    if (!id || !src || title === undefined || !href || !show || showTitle === undefined) return undefined;
    return { id, src, title, href, show, showTitle, duration: duration ? Number(duration) : undefined };
  }
}
