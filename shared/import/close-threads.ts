import { logWrite } from '../comments/log.ts';
import { threadWrite } from '../comments/thread-settings.ts';
import { untilStored } from '../comments/until-stored.ts';
import type { TableClient } from '../table/client.ts';
import { readThread } from '../table/thread-row.ts';

/** Closes discussions that were closed where they come from, unless somebody has chosen otherwise here. */
export async function closeThreads(
  table: TableClient,
  now: Date,
  threads: { thread: string; isClosed: boolean }[],
): Promise<void> {
  const open = new Set(threads.filter(({ isClosed }) => !isClosed).map(({ thread }) => thread));
  for (const thread of new Set(threads.map((each) => each.thread))) {
    if (open.has(thread)) continue;
    await untilStored(table, async () => {
      const before = await readThread(table, thread);
      if (before.rev > 0) return { writes: [], answer: undefined };
      const writes = [
        await threadWrite(table, before, { isClosed: true }),
        logWrite(now, {
          actor: 'site',
          action: 'thread',
          thread,
          detail: 'closed where it was brought from',
        }),
      ];
      return { writes, answer: undefined };
    });
  }
}
