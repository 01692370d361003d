import { notFound, ProblemError } from '../problem.ts';
import type { Row, TableClient, Write } from '../table/client.ts';
import * as keys from '../table/keys.ts';
import { readThread } from '../table/thread-row.ts';
import { readSubject } from '../table/thread-subject.ts';
import type { Thread } from '../thread.ts';
import { logWrite } from './log.ts';
import type { ThreadChange } from './moderation.ts';
import type { CommentTools } from './tools.ts';
import { untilStored } from './until-stored.ts';

/**
 * Closes or opens a discussion by hand, or gives it a mode of its own; `undefined` leaves it to the site again.
 * @throws {ProblemError} 404 when there is no such discussion, 409 when its settings are of another revision
 */
export async function changeThread({ table, now }: CommentTools, change: ThreadChange): Promise<Thread> {
  const { thread: id, ifRev, isClosed, mode, moderator } = change;
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
    const actor = `moderator:${moderator}` as const;
    return {
      writes: [
        await threadWrite(table, before, { isClosed, mode }),
        logWrite(now(), { actor, action: 'thread', thread: id, detail: inWords(change) }),
      ],
      answer: after,
    };
  });
}

/** Changes what moderators chose for a thread, which may have no row yet, from one revision to the next. */
export async function threadWrite(
  table: TableClient,
  { id, rev }: Pick<Thread, 'id' | 'rev'>,
  set: Row,
): Promise<Write> {
  const isThere = (await table.get(keys.threadKey(id), { isConsistent: true })) !== undefined;
  return {
    update: keys.threadKey(id),
    set,
    add: { rev: 1, comments: 0 },
    guard: isThere ? { rev } : { absent: true },
  };
}

const hands = new Map([
  [true, 'closed by hand'],
  [false, 'open by hand'],
]);

function inWords({ isClosed, mode }: Pick<ThreadChange, 'isClosed' | 'mode'>): string {
  const hand = isClosed === undefined ? 'opens and closes as on the site' : hands.get(isClosed);
  return `${hand}; ${mode === undefined ? 'mode of the site' : `mode “${mode}”`}`;
}
