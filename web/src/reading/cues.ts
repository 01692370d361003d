import { lastAt } from './last-at.ts';

/** The sentences of a transcript that stands in a page, in order. */
export class Cues {
  readonly elements: HTMLElement[];
  /** Seconds, ascending. */
  readonly starts: number[];
  readonly #end: number;

  /**
   * @param text holds them as `<span id="s12.3">`
   * @param end seconds: where the last words end
   */
  constructor(text: Element, end: number) {
    this.elements = [...text.querySelectorAll<HTMLElement>('p > span[id]')];
    this.starts = this.elements.map(({ id }) => Number(id.slice(1)));
    this.#end = end;
  }

  /** The sentence said at a moment; -1 before the first. */
  at(seconds: number): number {
    // Anchors are tenths of seconds, rounded.
    return lastAt(this.starts, seconds + 0.05);
  }

  /** The sentence that a node stands in; -1 when it stands in none. */
  of(node: Node | null): number {
    const element = node instanceof Element ? node : node?.parentElement;
    const cue = element?.closest('.said-all span[id]');
    return cue ? lastAt(this.starts, Number(cue.id.slice(1))) : -1;
  }

  /** Seconds: where a sentence ends, at the latest. */
  endOf(index: number): number {
    const start = this.starts[index] ?? 0;
    return Math.max(start, this.starts[index + 1] ?? this.#end);
  }

  /** The words of some sentences. */
  words(from: number, to: number): string {
    return this.elements
      .slice(from, to + 1)
      .map(({ textContent }) => textContent)
      .join(' ');
  }

  /** Who says a sentence, if the transcript tells. */
  speakerOf(index: number): string | undefined {
    let said = this.elements[index]?.closest('.said');
    while (said) {
      const name = said.querySelector('b')?.textContent;
      if (name) return name;
      said = said.previousElementSibling;
    }
    return undefined;
  }
}
