import { clock } from '../text/durations.ts';
import { Player } from './player.ts';
import { drawRange } from './range.ts';
import { isActive, rateAfter } from './state.ts';

let current: Player | undefined;

/** The player of this window, once its bar stands in the page. */
export const player = (): Player | undefined => current;

/** The bar at the foot of the window: it holds the audio element and survives navigation. */
export class PlayerBar extends HTMLElement {
  #player: Player | undefined;
  #seeking = false;

  connectedCallback(): void {
    // The router moves the bar from page to page; it is set up once.
    if (this.#player) return;
    const audio = this.querySelector('audio');
    if (!audio) return;
    this.#player = current = new Player(audio);
    this.#player.addEventListener('change', () => this.#draw());
    this.addEventListener('click', (event) => this.#press(event));
    const range = this.#part('range', HTMLInputElement);
    range.addEventListener('input', () => {
      this.#seeking = true;
      this.#drawTime(range.valueAsNumber);
    });
    range.addEventListener('change', () => {
      this.#seeking = false;
      this.#player?.seek(range.valueAsNumber);
    });
  }

  #press(event: MouseEvent): void {
    const action = event.target instanceof Element && event.target.closest('button')?.dataset.action;
    if (action === 'toggle' || action === 'retry') this.#player?.toggle();
    if (action === 'back') this.#player?.step(-15);
    if (action === 'forward') this.#player?.step(30);
    if (action === 'rate') this.#player?.setRate(rateAfter(this.#player.state.rate));
  }

  #draw(): void {
    const state = this.#player?.state;
    if (!state?.track) return;
    const { track, phase } = state;
    this.hidden = false;
    this.className = `show-${track.show}`;
    this.dataset.phase = phase;
    this.#text('title', track.title).setAttribute('href', track.href);
    this.#text('show', track.showTitle).setAttribute('href', `/${track.show}`);
    this.#part('download', HTMLAnchorElement).href = track.src;
    const active = isActive(state);
    const toggle = this.#part('toggle', HTMLElement);
    toggle.setAttribute('aria-label', active ? 'Pause' : 'Play');
    toggle.classList.toggle('on', active);
    this.#text('rate', `${state.rate}×`).setAttribute('aria-label', `Speed: ${state.rate} times`);
    const failure = this.#part('failure', HTMLElement);
    if (failure.hidden !== (phase !== 'failed')) failure.hidden = phase !== 'failed';
    if (!this.#seeking) this.#drawTime(state.position);
  }

  #drawTime(position: number): void {
    const duration = this.#player?.state.duration;
    drawRange(this.#part('range', HTMLInputElement), position, duration);
    this.#text('time', duration === undefined ? clock(position) : `${clock(position)} / ${clock(duration)}`);
  }

  #text(name: string, text: string): HTMLElement {
    const part = this.#part(name, HTMLElement);
    if (part.textContent !== text) part.textContent = text;
    return part;
  }

  #part<T extends HTMLElement>(name: string, kind: new () => T): T {
    const part = this.querySelector(`[data-part="${name}"]`);
    if (!(part instanceof kind)) throw new Error(`The player bar has no ${name}.`);
    return part;
  }
}
