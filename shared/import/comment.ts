import type { Comment } from '../comment.ts';
import type { Reason } from '../comments/reason.ts';
import { type ReasonCode, sentenceOf } from '../comments/reason-words.ts';
import type { Placed } from './spool.ts';

/** An imported comment as this site keeps it: in the state that it had, which nobody here has decided. */
export function importedComment(placed: Placed, now: Date): Comment {
  const { id, thread, root, replyTo, guest, name, body, postedAt, state } = placed;
  return {
    id,
    thread,
    ...(root !== null && { root }),
    ...(replyTo !== null && { replyTo }),
    state,
    rev: 1,
    edition: 1,
    guest,
    name,
    body,
    postedAt,
    // It came into its state here now: what nobody sees any more can be looked at for its thirty days.
    changedAt: now.toISOString(),
    reasons: reasons[state] ?? [],
    // It was shown there: nobody is to look through all of them again.
    ...(state === 'published' && { decision: { state, edition: 1, by: 'import', reports: 0 } }),
    policyVersion: '',
    reports: 0,
    last: { action: 'import', actor: 'site' },
  };
}

const reason = (code: ReasonCode, effect: Reason['effect']): Reason[] => [
  { check: 'import', code, effect, sentence: sentenceOf(code) },
];

const reasons: Partial<Record<Comment['state'], Reason[]>> = {
  pending: reason('imported-pending', 'hold'),
  spam: reason('imported-spam', 'spam'),
  rejected: reason('imported-trash', 'hold'),
};
