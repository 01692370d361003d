import { notFound, ProblemError } from '../problem.ts';
import { readThread } from '../table/thread-row.ts';
import type { Thread } from '../thread.ts';
import { isCommentId } from './id.ts';
import { logWrite } from './log.ts';
import { readComment } from './surroundings.ts';
import { threadWrite } from './thread-settings.ts';
import type { CommentTools } from './tools.ts';
import { untilStored } from './until-stored.ts';

type Pick = { comment: string; moderator: string };

/**
 * Shows a comment first in its thread, for as long as it is published, instead of any that was before. Repeated, it
 * changes nothing more.
 * @throws {ProblemError} 404; 409 when it is not published at the top level of its thread
 */
export const pinComment = (tools: CommentTools, pick: Pick): Promise<Thread> => changePin(tools, pick, true);

/** Puts a pinned comment back among the others. */
export const unpinComment = (tools: CommentTools, pick: Pick): Promise<Thread> =>
  changePin(tools, pick, false);

async function changePin(
  { table, now }: CommentTools,
  { comment: id, moderator }: Pick,
  isPinned: boolean,
): Promise<Thread> {
  return untilStored(table, async () => {
    const comment = isCommentId(id) ? await readComment(table, id) : undefined;
    if (!comment) throw notFound('comment');
    if (isPinned && (comment.state !== 'published' || comment.root !== undefined)) {
      throw new ProblemError(
        409,
        'not-possible',
        'Only a published comment at the top level of a discussion can be pinned.',
      );
    }
    const before = await readThread(table, comment.thread);
    if ((before.pinned === id) === isPinned) return { writes: [], answer: before };
    const pinned = isPinned ? id : undefined;
    const entry = { actor: `moderator:${moderator}` as const, comment: id, thread: comment.thread };
    return {
      writes: [
        await threadWrite(table, before, { pinned }),
        logWrite(now(), { ...entry, action: isPinned ? 'pin' : 'unpin' }),
      ],
      answer: { ...before, pinned, rev: before.rev + 1 },
    };
  });
}
