import type { Comment } from '../comment.ts';
import type { Reason } from '../comments/reason.ts';
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

const reason = (code: string, effect: Reason['effect'], sentence: string): Reason[] => [
  { check: 'import', code, effect, sentence },
];

const reasons: Partial<Record<Comment['state'], Reason[]>> = {
  pending: reason('imported-pending', 'hold', 'It waited for a moderator where it was brought here from.'),
  spam: reason('imported-spam', 'spam', 'It was marked as spam where it was brought here from.'),
  rejected: reason('imported-trash', 'hold', 'It was thrown away where it was brought here from.'),
};
