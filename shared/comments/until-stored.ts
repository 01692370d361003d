import { setTimeout as wait } from 'node:timers/promises';
import { ProblemError } from '../problem.ts';
import { isConflict, type TableClient, type Write } from '../table/client.ts';

/** What is to be stored in one transaction, and what is then the answer. Without writes nothing is to be done. */
export type Plan<T> = { writes: Write[]; answer: T };

const mostAttempts = 24;
const firstPauseMs = 10;
const longestPauseMs = 800;

/**
 * Plans from what the table holds and stores the plan. When somebody else changed what it was planned from, it reads
 * and plans again; when somebody else is only at the same rows, such as a count, it sends the same writes again. Each
 * time after a growing pause of chance length, so that many writers do not meet again and again.
 * @throws {ProblemError} 503 when the table stayed busy for some ten seconds; nothing was stored
 * @see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export async function untilStored<T>(
  table: Pick<TableClient, 'transact'>,
  plan: (attempt: number) => Promise<Plan<T>>,
): Promise<T> {
  let planned = await plan(1);
  for (let attempt = 1; ; attempt += 1) {
    try {
      await table.transact(planned.writes);
      return planned.answer;
    } catch (error) {
      if (!isConflict(error)) throw error;
      if (attempt === mostAttempts) throw busy();
      await wait(Math.random() * Math.min(longestPauseMs, firstPauseMs * 2 ** attempt));
      if (!error.isBusy) planned = await plan(attempt + 1);
    }
  }
}

const busy = () =>
  new ProblemError(
    503,
    'busy',
    'Very many people are writing here just now. Nothing was stored; please send it again in a moment.',
  );
