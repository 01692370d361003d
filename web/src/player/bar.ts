import { clock } from '../text/durations.ts';
import { failureSentences } from './failure.ts';
import { parts } from './parts.ts';
import { drawRange } from './range.ts';
import type { Session } from './session.ts';
import { rateAfter } from './speed.ts';
import { chapterAt, isActive } from './state.ts';

/** The bar at the foot of the window: it holds the audio element and survives navigation. */
export class Bar {
  readonly #session: Session;
  readonly #element: HTMLElement;
  #seekingTo: number | undefined;

  constructor(element: HTMLElement, session: Session) {
    this.#element = element;
    this.#session = session;
    const { player } = session;
    player.addEventListener('change', () => this.draw());
    player.addEventListener('time', () => this.#drawTime());
    element.addEventListener('click', (event) => this.#press(event));
    const range = parts(element).part('range', HTMLInputElement);
    range.addEventListener('input', () => {
      this.#seekingTo = range.valueAsNumber;
      this.#drawTime();
    });
    range.addEventListener('change', () => {
      this.#seekingTo = undefined;
      player.seek(range.valueAsNumber);
    });
  }

  draw(): void {
    const { state } = this.#session.player;
    const { track, phase, failure, rate, skip } = state;
    const { text, part } = parts(this.#element);
    part('bar', HTMLElement).hidden = !track;
    if (!track) return;
    this.#element.className = `show-${track.show}`;
    this.#element.dataset.phase = phase;
    text('title', track.title).setAttribute('href', track.href);
    text('show', track.showTitle).setAttribute('href', `/${track.show}`);
    part('download', HTMLAnchorElement).href = track.src;
    const active = isActive(state);
    const toggle = part('toggle', HTMLElement);
    const from = phase === 'ready' && state.position >= 1 ? `Play from ${clock(state.position)}` : 'Play';
    toggle.ariaLabel = active ? 'Pause' : from;
    toggle.classList.toggle('on', active);
    text('rate', `${rate}×`).ariaLabel = `Speed: ${rate} times`;
    text('back', `−${skip.back}`).ariaLabel = `Back ${skip.back} seconds`;
    text('forward', `+${skip.forward}`).ariaLabel = `Forward ${skip.forward} seconds`;
    text('reason', failure ? failureSentences[failure] : '');
    part('failure', HTMLElement).hidden = !failure;
    this.#drawTime();
  }

  #drawTime(): void {
    const { state } = this.#session.player;
    const { text, part } = parts(this.#element);
    const position = this.#seekingTo ?? state.position;
    drawRange(part('range', HTMLInputElement), { ...state, position }, this.#seekingTo !== undefined);
    text('time', state.duration ? `${clock(position)} / ${clock(state.duration)}` : clock(position));
    text('chapter', state.chapters[chapterAt(state.chapters, position)]?.title ?? '');
  }

  #press({ target }: MouseEvent): void {
    const button = target instanceof Element && target.closest<HTMLElement>('[data-action]');
    if (!button) return;
    const { player } = this.#session;
    const { action } = button.dataset;
    if (action === 'toggle' || action === 'retry') player.toggle();
    if (action === 'back') player.skipBack();
    if (action === 'forward') player.skipForward();
    if (action === 'rate') player.setRate(rateAfter(player.state.rate));
    if (action === 'open') void this.#session.open(button);
  }
}
