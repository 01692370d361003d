import type { Screening } from './screen.ts';

/** What a commenter is told: what became of the comment, why, and what happens next. */
export type Explanation = { says: string; because: string[]; next: string };

/** Where the policy stands that every explanation points to. */
export const policyPath = '/comment-policy';

const told: Record<Screening['verdict'], Omit<Explanation, 'because'>> = {
  published: {
    says: 'Your comment is published.',
    next: 'You can change it for ten minutes, or until somebody answers, and delete it at any time.',
  },
  pending: {
    says: 'Your comment has arrived and waits for a moderator.',
    next: 'A person reads it and publishes it, or declines it for a reason that the comment policy names. Until then you see it here, and can delete it at any time.',
  },
  // Whoever sends advertisements is not told that they were recognised.
  spam: {
    says: 'Your comment has arrived and waits for a moderator.',
    next: 'A person reads it and publishes it, or declines it for a reason that the comment policy names. Until then you see it here, and can delete it at any time.',
  },
  reconsider: {
    says: 'Your comment is not sent yet.',
    next: 'Your words are still in the form. Change them, or send them as they are: then a moderator reads them first, by the comment policy.',
  },
  refused: {
    says: 'Your comment is not sent yet.',
    next: 'Your words are still in the form.',
  },
};

/**
 * A screening in kind and true words, each reason once.
 * @example explain({ verdict: 'pending', reasons }).says // 'Your comment has arrived and waits for a moderator.'
 */
export function explain({ verdict, reasons }: Screening): Explanation {
  const deciding = verdict === 'refused' ? reasons.filter(({ effect }) => effect === 'refuse') : reasons;
  const because = verdict === 'published' ? [] : [...new Set(deciding.map(({ sentence }) => sentence))];
  return { ...told[verdict], because };
}
