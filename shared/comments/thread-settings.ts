import { notFound, ProblemError } from '../problem.ts';
import * as keys from '../table/keys.ts';
import { readSubject, readThread } from '../table/thread-reader.ts';
import type { Thread } from '../thread.ts';
import type { ThreadChange } from './discussion.ts';
import type { CommentTools } from './tools.ts';
import { untilStored } from './until-stored.ts';

/**
 * Closes or opens a discussion by hand, or gives it a mode of its own; `undefined` leaves it to the site again.
 * @throws {ProblemError} 404 when there is no such discussion, 409 when its settings are of another revision
 */
export async function changeThread({ table, now }: CommentTools, change: ThreadChange): Promise<Thread> {
  const { thread: id, ifRev, isClosed, mode } = change;
  if (!(await readSubject(table, id, now()))) throw notFound('discussion');
  return untilStored(table, async () => {
    const before = await readThread(table, id);
    const after = { ...before, isClosed, mode, rev: ifRev + 1 };
    const isRepeated = before.rev === after.rev && before.isClosed === isClosed && before.mode === mode;
    if (isRepeated) return { writes: [], answer: before };
    if (before.rev !== ifRev) {
      throw new ProblemError(
        409,
        'stale-revision',
        'The discussion was changed meanwhile. Please look again.',
      );
    }
    const isThere = (await table.get(keys.threadKey(id), { isConsistent: true })) !== undefined;
    return {
      writes: [
        {
          update: keys.threadKey(id),
          set: { isClosed, mode },
          add: { rev: 1, comments: 0 },
          guard: isThere ? { rev: ifRev } : { absent: true },
        },
      ],
      answer: after,
    };
  });
}
