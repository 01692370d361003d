import type { PublicComment } from '../../../shared/comment.ts';
import { lastAt } from '../reading/last-at.ts';

/** A comment that is pinned to a second of an episode. */
export type PinnedComment = Pick<PublicComment, 'id' | 'thread' | 'name'> & { second: number };

/** Those of some comments that everybody can read and that are pinned. */
export const pinnedOf = (comments: PublicComment[]): PinnedComment[] =>
  comments.flatMap(({ id, thread, name, second, gone }) =>
    second === undefined || gone ? [] : [{ id, thread, name, second }],
  );

/**
 * Pinned comments by the sentence that is said at their second, or the first one where nothing is said yet.
 * @param starts of sentences, in seconds, ascending
 * @example commentsAlong([{ second: 7, … }], [0, 5, 9]) // the comment at 1
 */
export function commentsAlong(comments: PinnedComment[], starts: number[]): Map<number, PinnedComment[]> {
  return Map.groupBy(comments, ({ second }) => Math.max(0, lastAt(starts, second)));
}
