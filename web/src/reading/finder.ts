import type { Cues } from './cues.ts';
import { FindText, type Place, paint } from './find.ts';

/** The search inside a transcript: a field, a count, and the way to the next and the previous place. */
export class Finder {
  readonly #cues: Cues;
  readonly #field: HTMLInputElement;
  readonly #count: Element;
  readonly #found: (sentence: number) => void;
  #text: FindText | undefined;
  #places: Place[] = [];
  #at = -1;

  /** @param found is told which sentence to show */
  constructor(cues: Cues, field: HTMLInputElement, count: Element, found: (sentence: number) => void) {
    this.#cues = cues;
    this.#field = field;
    this.#count = count;
    this.#found = found;
  }

  search(): void {
    this.#text ??= new FindText(this.#cues.elements.map(({ textContent }) => textContent ?? ''));
    this.#places = this.#text.places(this.#field.value);
    this.#at = -1;
    this.go(1);
  }

  /** To another place, round and round. @param step 1 for the next, -1 for the previous */
  go(step: number): void {
    const { length } = this.#places;
    if (length > 0) this.#at = (this.#at + step + length) % length;
    this.#draw();
  }

  #draw(): void {
    const { length } = this.#places;
    const place = this.#places[this.#at];
    if (this.#text) paint(this.#places, place, this.#text, this.#cues);
    if (place && this.#text) this.#found(this.#text.locate(place.start).sentence);
    const none = this.#field.value.trim() ? 'Not found' : '';
    this.#count.textContent = place ? `${this.#at + 1} of ${length}` : none;
  }
}
