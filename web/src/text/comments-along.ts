import type { PinnedMoment } from '../../../shared/comments/pinned-moments.ts';
import { lastAt } from '../reading/last-at.ts';

/**
 * Pinned comments by the sentence that is said at their second, or the first one where nothing is said yet.
 * @param starts of sentences, in seconds, ascending
 * @example commentsAlong([{ second: 7, … }], [0, 5, 9]) // the comment at 1
 */
export function commentsAlong(comments: PinnedMoment[], starts: number[]): Map<number, PinnedMoment[]> {
  return Map.groupBy(comments, ({ second }) => Math.max(0, lastAt(starts, second)));
}
