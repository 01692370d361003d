import type { TranscriptReading } from './transcript-reading.ts';

/**
 * A transcript. It is all there as HTML; what follows the audio, searches and selects is fetched at the first use.
 */
class TranscriptView extends HTMLElement {
  #reading: Promise<TranscriptReading> | undefined;
  #leaving = new AbortController();

  connectedCallback(): void {
    this.#leaving = new AbortController();
    const { signal } = this.#leaving;
    const details = this.closest('details');
    for (const type of ['click', 'input', 'keydown', 'focusin']) {
      this.addEventListener(type, (event) => this.#pass(event), { signal });
    }
    details?.addEventListener('toggle', () => details.open && this.#read(), { signal });
    document.addEventListener(
      'player:time',
      async ({ detail: { id, position } }) => {
        const isOpen = details?.open ?? true;
        if (id === this.dataset.id && isOpen) (await this.#read()).follow(position);
      },
      { signal },
    );
  }

  disconnectedCallback(): void {
    this.#leaving.abort();
    this.#reading = undefined;
  }

  async #pass(event: Event): Promise<void> {
    // The browser would act before the code is here.
    if (event instanceof MouseEvent && isPlainPress(event) && isTime(event.target)) event.preventDefault();
    if (event instanceof KeyboardEvent && isMove(event)) event.preventDefault();
    (await this.#read()).handle(event);
  }

  #read(): Promise<TranscriptReading> {
    const { signal } = this.#leaving;
    this.#reading ??= import('./transcript-reading.ts').then((module) => module.readTranscript(this, signal));
    return this.#reading;
  }
}

const isPlainPress = ({ ctrlKey, metaKey, shiftKey, altKey }: MouseEvent): boolean =>
  !(ctrlKey || metaKey || shiftKey || altKey);

const isTime = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('.said-all .at') !== null;

/** Arrows move through the sentences while one of them, or the whole text, has the focus; space presses one. */
const isMove = ({ key, target }: KeyboardEvent): boolean =>
  target instanceof Element &&
  ((/^Arrow(Up|Down)$/.test(key) && target.matches('.said-all, .said-all span')) ||
    (key === ' ' && target.matches('.said-all span')));

customElements.define('transcript-view', TranscriptView);
