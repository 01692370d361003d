import { changeThread } from '../comments/thread-settings.ts';
import type { CommentTools } from '../comments/tools.ts';
import { ProblemError } from '../problem.ts';
import { readThread } from '../table/thread-reader.ts';

/** Closes discussions that were closed where they come from, unless somebody has chosen otherwise here. */
export async function closeThreads(
  tools: Pick<CommentTools, 'table' | 'now'>,
  threads: { thread: string; isClosed: boolean }[],
): Promise<void> {
  const closed = threads.filter(({ isClosed }) => isClosed).map(({ thread }) => thread);
  for (const thread of new Set(closed)) {
    const isOpenElsewhere = threads.some((other) => other.thread === thread && !other.isClosed);
    if (isOpenElsewhere || (await readThread(tools.table, thread)).rev > 0) continue;
    await changeThread(tools, { thread, ifRev: 0, isClosed: true }).catch(unlessChosen);
  }
}

function unlessChosen(error: unknown): void {
  if (!(error instanceof ProblemError && error.status === 409)) throw error;
}
