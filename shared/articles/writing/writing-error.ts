/** What was given cannot become an article; the message is one sentence for the person who gave it. */
export class WritingError extends Error {
  override name = 'WritingError';
  readonly code: string;

  constructor(code: string, sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.code = code;
  }
}
