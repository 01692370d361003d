import type { Reason } from '../reason.ts';
import type { Evidence } from './evidence.ts';
import type { Submission } from './submission.ts';

/**
 * `reconsider` and `refused` are not stored: the commenter gets the text back with the reasons. The others are
 * the state that the comment is stored in.
 */
export type Verdict = 'published' | 'pending' | 'spam' | 'reconsider' | 'refused';

/** The strongest reason decides. Moderators are only refused what nobody may do. */
export function verdictOf(reasons: Reason[], { isReconsidered }: Submission, { guest }: Evidence): Verdict {
  const has = (effect: Reason['effect']) => reasons.some((reason) => reason.effect === effect);
  if (has('refuse')) return 'refused';
  if (guest?.isModerator) return 'published';
  if (has('spam')) return 'spam';
  if (has('reconsider') && !isReconsidered) return 'reconsider';
  return doesHold(reasons) ? 'pending' : 'published';
}

/** Whether a moderator reads first, by these reasons. */
export const doesHold = (reasons: Reason[]): boolean =>
  reasons.some(({ effect }) => effect !== 'note') || weighsAHold(reasons);

const weighsAHold = (reasons: Reason[]): boolean =>
  // Thirds and tenths do not add up to exactly 1.
  reasons.reduce((sum, { weight = 0 }) => sum + weight, 0) > 0.999;
