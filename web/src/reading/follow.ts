import type { Cues } from './cues.ts';
import { bringIntoView } from './scrolling.ts';

/** Keys that scroll. */
const scrollKeys = /^(Page(Up|Down)|Home|End| )$/;

/** Marks the sentence that is said, and keeps it in sight until the reader goes elsewhere. */
export class Follower {
  readonly #cues: Cues;
  readonly #text: HTMLElement;
  readonly #button: HTMLElement | null;
  #current: HTMLElement | undefined;
  // Called when the browser has laid out the page anyway: asking earlier would make it do so once more.
  readonly #laidOut = new IntersectionObserver((_entries, observer) => {
    observer.disconnect();
    if (this.isOn) this.#bringIntoView();
  });

  constructor(cues: Cues, text: HTMLElement, button: HTMLElement | null, signal: AbortSignal) {
    this.#cues = cues;
    this.#text = text;
    this.#button = button;
    const stop = () => this.set(false);
    // On the window: the page scrolls as well as the text. Only what a reader does counts, not what we scroll.
    addEventListener('wheel', stop, { signal, passive: true });
    addEventListener('touchmove', stop, { signal, passive: true });
    const isScroll = ({ key, target, defaultPrevented }: KeyboardEvent) =>
      !defaultPrevented && scrollKeys.test(key) && isReading(target);
    addEventListener('keydown', (event) => isScroll(event) && stop(), { signal });
  }

  get isOn(): boolean {
    return this.#button?.ariaPressed === 'true';
  }

  set(on: boolean): void {
    if (this.#button && this.isOn !== on) this.#button.ariaPressed = String(on);
    if (on) this.#bringIntoView();
  }

  show(seconds: number): void {
    const now = this.#cues.elements[this.#cues.at(seconds)];
    if (now === this.#current) return;
    this.#current?.classList.remove('now');
    now?.classList.add('now');
    this.#current = now;
    this.#laidOut.disconnect();
    if (now && this.isOn) this.#laidOut.observe(now);
  }

  #bringIntoView(): void {
    if (this.#current) bringIntoView(this.#current, this.#text);
  }
}

/** A space on a button presses it. */
const isReading = (target: EventTarget | null): boolean =>
  target instanceof Element && !target.closest('button, input, select, textarea, a');
