import type { Comment } from '../comment.ts';
import { ProblemError } from '../problem.ts';
import { takeBanBack } from './ban-with-comment.ts';
import { acted, changeWrites } from './change.ts';
import { actorOf, onRevision } from './moderate.ts';
import type { Decision } from './moderation.ts';
import type { CommentTools } from './tools.ts';

/**
 * Takes one's own decision back: the comment goes where it was, with its reasons and its place in the queue, and a
 * ban that came with the decision ends. Repeated, it changes nothing more.
 * @throws {ProblemError} 404; 409 when anything else has happened since, or the decision is somebody else's
 */
export const undoDecision = (tools: CommentTools, decision: Decision): Promise<Comment> =>
  onRevision(tools.table, 'undo', decision, async (before) => {
    const { table, now } = tools;
    const { action, actor, was } = before.last;
    if (!was || actor !== actorOf(decision)) throw notOnesOwn();
    const change = acted(before, {
      action: 'undo',
      actor,
      now: now(),
      changes: { ...was, decision: was.decision },
    });
    const writes = await changeWrites(table, change, now());
    const unbanned = action === 'ban' ? await takeBanBack(tools, before) : [];
    return { after: change.after, writes: [...writes, ...unbanned] };
  });

const notOnesOwn = () =>
  new ProblemError(
    409,
    'not-undoable',
    'Only your own decision can be taken back, while nothing else has happened to the comment.',
  );
