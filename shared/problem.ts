import * as z from 'zod/mini';

/**
 * Something in a feed that was set aside instead of failing the rest, in words a host understands.
 * `code` is stable; `sentence` is for people.
 */
export const problemSchema = z.object({
  code: z.string(),
  sentence: z.string(),
  /** The item it stands in: counted from 1 in the order of the feed, with its title when it has one. */
  item: z.optional(z.object({ position: z.int(), title: z.string() })),
  /** True when the item was left out; false when it was mended and kept. */
  setAside: z.boolean(),
});
export type Problem = z.infer<typeof problemSchema>;

/** An error with an HTTP status that one place turns into an RFC 9457 body. */
export class ProblemError extends Error {
  override name = 'ProblemError';
  readonly status: number;
  /** Last part of the problem's `type`, such as `not-found`. */
  readonly code: string;
  /** More that the body says, by name: what RFC 9457 calls extension members. */
  readonly members: Record<string, unknown>;

  constructor(
    status: number,
    code: string,
    message: string,
    { members = {}, ...options }: ErrorOptions & { members?: Record<string, unknown> } = {},
  ) {
    super(message, options);
    this.status = status;
    this.code = code;
    this.members = members;
  }
}

/**
 * Known by its shape: what a function loads on demand is a bundle of its own, with a class of its own.
 * @example if (isProblemError(error)) answer(error.status)
 */
export const isProblemError = (error: unknown): error is ProblemError =>
  error instanceof Error &&
  error.name === 'ProblemError' &&
  'status' in error &&
  typeof error.status === 'number' &&
  'code' in error &&
  typeof error.code === 'string';

/** Nothing stands at this address. */
export const notFound = (what: string): ProblemError =>
  new ProblemError(404, 'not-found', `There is no ${what} here.`);

/** The request cannot be understood; `message` says what was expected. */
export const badRequest = (code: string, message: string, options?: ErrorOptions): ProblemError =>
  new ProblemError(400, code, message, options);

/** The address exists but takes no requests of this kind. */
export const methodNotAllowed = (method: string): ProblemError =>
  new ProblemError(405, 'method-not-allowed', `${method} is not possible here.`);

/**
 * A whole feed, or another thing of the web, that cannot be taken: unreachable, no feed, too large. The table
 * keeps what it had.
 */
export class FeedError extends Error {
  override name = 'FeedError';
  readonly code: string;
  /** What the server answered, when that is the reason. */
  readonly status: number | undefined;

  constructor(code: string, sentence: string, options?: ErrorOptions & { status?: number }) {
    super(sentence, options);
    this.code = code;
    this.status = options?.status;
  }
}
