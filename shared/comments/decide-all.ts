import type { Comment } from '../comment.ts';
import { badRequest, ProblemError } from '../problem.ts';
import { type DecisionAction, decide, StaleRevisionError } from './moderate.ts';
import type { Rejection } from './rejections.ts';
import type { CommentTools } from './tools.ts';
import { undoDecision } from './undo.ts';

/** One decision on several comments, each on the revision that the moderator saw. */
export type BulkDecision = {
  action: Exclude<DecisionAction, 'ban'> | 'undo';
  items: { comment: string; ifRev: number }[];
  moderator: string;
  rejection?: Rejection | undefined;
};

/** What became of one of them: `stale` brings the comment as it is now. */
export type BulkResult = { comment: string } & (
  | { outcome: 'done'; rev: number }
  | { outcome: 'stale'; current: Comment; sentence: string }
  | { outcome: 'refused'; sentence: string }
);

export const mostAtOnce = 100;
/** They meet at the counts of their thread, so that more at once only wait for each other. */
const lanes = 4;

/**
 * Carries out one decision on up to a hundred comments, each in a transaction of its own: what cannot be done to one
 * keeps none of the others. Repeated, it changes nothing more.
 * @throws {ProblemError} 400 when there are none, more than a hundred, or one of them twice
 */
export async function decideAll(
  tools: CommentTools,
  { action, items, moderator, rejection }: BulkDecision,
): Promise<BulkResult[]> {
  const names = new Set(items.map(({ comment }) => comment));
  if (items.length === 0 || items.length > mostAtOnce || names.size < items.length) {
    throw badRequest('bad-items', `Choose 1 to ${mostAtOnce} comments, each once.`);
  }
  const results = new Map<string, BulkResult>();
  const waiting = [...items];
  const carryOut = async () => {
    for (let item = waiting.shift(); item; item = waiting.shift()) {
      const decision = { ...item, moderator };
      const work = () =>
        action === 'undo'
          ? undoDecision(tools, decision)
          : decide(tools, action, decision, action === 'reject' ? { rejection } : {});
      results.set(item.comment, await resultOf(item.comment, work));
    }
  };
  await Promise.all(Array.from({ length: lanes }, carryOut));
  return items.flatMap(({ comment }) => results.get(comment) ?? []);
}

async function resultOf(comment: string, work: () => Promise<Comment>): Promise<BulkResult> {
  try {
    const { rev } = await work();
    return { comment, outcome: 'done', rev };
  } catch (error) {
    if (error instanceof StaleRevisionError) {
      return { comment, outcome: 'stale', current: error.current, sentence: error.message };
    }
    if (error instanceof ProblemError) return { comment, outcome: 'refused', sentence: error.message };
    console.error(`A decision on ${comment} could not be stored.`, error);
    return { comment, outcome: 'refused', sentence: 'This could not be stored just now. Please try again.' };
  }
}
