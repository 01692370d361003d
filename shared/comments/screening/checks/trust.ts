import { type Check, known } from '../check.ts';

/** Published comments after which a guest's next ones appear at once in trusted mode. */
export const trustedAfter = 2;

/** What the mode of the discussion asks for. */
export const trust: Check = (_submission, { guest }, { mode }) => {
  if (mode === 'pre-moderated') {
    const sentence = 'A moderator reads every comment here before it appears.';
    return [{ check: 'trust', code: 'all-are-read-first', effect: 'hold', sentence }];
  }
  if (mode !== 'trusted' || known(guest, 'Who is writing').approved >= trustedAfter) return [];
  const sentence = 'A moderator reads the first two comments of everybody new before they appear.';
  return [{ check: 'trust', code: 'new-here', effect: 'hold', sentence }];
};
