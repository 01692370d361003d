import { withinTime } from '../../shared/comments/screening/within-time.ts';
import { isProblemError } from '../../shared/problem.ts';

/** Together less than the ten seconds that the function has: whoever wrote something gets a page with their words. */
const longest = { look: 2000, store: 6500 };

/**
 * Waits for the table, but not so long that its slowness costs somebody their words.
 * @throws {Error} when there is no answer in time
 */
export const inTime = <T>(what: keyof typeof longest, answer: Promise<T>): Promise<T> =>
  withinTime(answer, longest[what]);

/** Why words that a form sent are not stored, as far as anybody knows, for who wrote them. */
export type Failure = { status: 409 | 503; code: string; sentence: string };

/** What went wrong, in a sentence that is true whatever it was; the log has the rest. */
export function failureOf(error: unknown): Failure {
  if (isProblemError(error))
    return { status: error.status < 500 ? 409 : 503, code: error.code, sentence: error.message };
  console.error(error);
  return { status: 503, code: 'no-answer', sentence: noAnswer };
}

const noAnswer =
  'The site could not answer just now. Every word is still here: send it again in a moment. However often you do, it is posted once.';
