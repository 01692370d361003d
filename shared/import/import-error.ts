import type { FilePlace } from './places.ts';

/** A file that cannot be brought in: nothing was changed. The message says why, and where in the file. */
export class ImportError extends Error {
  override name = 'ImportError';
  /** Stable, such as `not-well-formed`. */
  readonly code: string;
  readonly place: FilePlace | undefined;

  constructor(code: string, sentence: string, place?: FilePlace, options?: ErrorOptions) {
    super(place ? `Line ${place.line}, column ${place.column}: ${sentence}` : sentence, options);
    this.code = code;
    this.place = place;
  }
}
