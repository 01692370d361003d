import type { Cues } from './cues.ts';
import { lastAt } from './last-at.ts';

/** A place where something stands in the joined sentences: characters, end exclusive. */
export type Place = { start: number; end: number };

const mostPlaces = 2000;

/** The sentences of a transcript as one text in small letters, and where in it each begins. */
export class FindText {
  readonly #starts: number[] = [];
  readonly #text: string;

  constructor(sentences: readonly string[]) {
    let length = 0;
    const folded = sentences.map((sentence) => {
      this.#starts.push(length);
      const text = fold(sentence);
      length += text.length + 1;
      return text;
    });
    this.#text = folded.join(' ');
  }

  /** Every place of some words, at most two thousand. Case and the length of gaps do not count. */
  places(words: string): Place[] {
    const wanted = fold(words.trim().replace(/\s+/g, ' '));
    const found: Place[] = [];
    if (!wanted) return found;
    for (
      let at = this.#text.indexOf(wanted);
      at !== -1;
      at = this.#text.indexOf(wanted, at + wanted.length)
    ) {
      found.push({ start: at, end: at + wanted.length });
      if (found.length === mostPlaces) break;
    }
    return found;
  }

  /** The sentence that holds a character, and how far into it that is. */
  locate(character: number): { sentence: number; offset: number } {
    const sentence = lastAt(this.#starts, character);
    return { sentence, offset: character - (this.#starts[sentence] ?? 0) };
  }
}

/** Small letters, as long as they are as many. */
function fold(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text;
}

/** Shows the places of a search in the page; browsers that can paint ranges mark the very words. */
export function paint(places: Place[], current: Place | undefined, text: FindText, { elements }: Cues): void {
  if (!('highlights' in CSS)) return;
  const rangeOf = ({ start, end }: Place): Range | undefined => {
    const from = text.locate(start);
    const to = text.locate(end - 1);
    const first = elements[from.sentence]?.firstChild;
    const last = elements[to.sentence]?.firstChild;
    if (!first || !last) return undefined;
    const range = new Range();
    range.setStart(first, from.offset);
    range.setEnd(last, to.offset + 1);
    return range;
  };
  const ranges = (all: Place[]) => all.flatMap((place) => rangeOf(place) ?? []);
  CSS.highlights.set('found', new Highlight(...ranges(places)));
  CSS.highlights.set('found-now', new Highlight(...ranges(current ? [current] : [])));
}
