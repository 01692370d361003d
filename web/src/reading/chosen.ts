import { trackOf } from '../player/track.ts';
import { clipBetween, clipPath } from '../text/clips.ts';
import { clock } from '../text/durations.ts';
import { copy } from './copy.ts';
import type { Cues } from './cues.ts';
import { playFrom } from './play-from.ts';
import { quoteText } from './quote.ts';

/** The sentences that the reader has chosen, and what can be done with them. */
export class Chosen {
  readonly #view: HTMLElement;
  readonly #cues: Cues;
  #from = -1;
  #to = -1;

  constructor(view: HTMLElement, cues: Cues) {
    this.#view = view;
    this.#cues = cues;
  }

  /** The sentence that was chosen last; -1 when none was. */
  get last(): number {
    return this.#to;
  }

  /** @param to of several sentences the last chosen, which may stand before the first */
  choose(from: number, to = from): void {
    if (from < 0 || to < 0 || (from === this.#from && to === this.#to)) return;
    this.#from = from;
    this.#to = to;
    this.#draw();
  }

  /** Chooses on from the sentence that was chosen first. */
  extend(to: number): void {
    this.choose(this.#from < 0 ? to : this.#from, to);
  }

  play(): void {
    if (this.#isAny()) playFrom(this.#view, this.#start());
  }

  async copyQuote(): Promise<void> {
    const track = trackOf(this.#view);
    const [first, last] = this.#ends();
    const quote = quoteText({
      words: this.#cues.words(first, last),
      speaker: this.#cues.speakerOf(first),
      title: track?.title ?? document.title,
      showTitle: track?.showTitle ?? '',
      at: this.#start(),
      address: this.#address(),
    });
    this.#say((await copy(quote)) ? 'Quote copied' : blocked);
  }

  async copyLink(): Promise<void> {
    this.#say((await copy(this.#address())) ? 'Link copied' : `${blocked} ${this.#address()}`);
  }

  clear(): void {
    this.#from = this.#to = -1;
    this.#draw();
  }

  #draw(): void {
    const [first, last] = this.#ends();
    this.#view.toggleAttribute('data-chosen', this.#isAny());
    for (const [index, element] of this.#cues.elements.entries()) {
      const isIn = index >= first && index <= last;
      if (element.classList.contains('chosen-one') !== isIn) element.classList.toggle('chosen-one', isIn);
    }
    if (!this.#isAny()) return;
    const end = this.#cues.endOf(last);
    this.#part('.range').textContent = `${clock(this.#start())} to ${clock(end)}`;
    this.#drawClip(clipBetween(this.#start(), end));
  }

  #drawClip(clip: ReturnType<typeof clipBetween>): void {
    const { path = '' } = this.#view.dataset;
    const link = this.#view.querySelector('.clip-link');
    link?.setAttribute('href', clip ? clipPath(path, clip) : `${path}/clip`);
    this.#say(clip || !link ? '' : 'A clip lasts ten minutes at most.');
  }

  #isAny = (): boolean => this.#from >= 0;
  #ends = (): [number, number] => [Math.min(this.#from, this.#to), Math.max(this.#from, this.#to)];
  #start = (): number => this.#cues.starts[this.#ends()[0]] ?? 0;

  #address(): string {
    const id = this.#cues.elements[this.#ends()[0]]?.id ?? '';
    return new URL(`${this.#view.dataset.path}/transcript#${id}`, location.href).href;
  }

  #say(words: string): void {
    this.#part('.said-so').textContent = words;
  }

  #part(selector: string): Element {
    const part = this.#view.querySelector(selector);
    if (!part) throw new Error(`The transcript has no ${selector}.`);
    return part;
  }
}

const blocked = 'Copying is blocked here.';
