import { sentenceOf } from '../../reason-words.ts';
import { type Check, known } from '../check.ts';

/** Published comments after which a guest's next ones appear at once in trusted mode. */
export const trustedAfter = 2;

/** What the mode of the discussion asks for. */
export const trust: Check = (_submission, { guest }, { mode }) => {
  if (mode === 'pre-moderated') {
    const code = 'all-are-read-first';
    return [{ check: 'trust', code, effect: 'hold', sentence: sentenceOf(code) }];
  }
  if (mode !== 'trusted' || known(guest, 'Who is writing').approved >= trustedAfter) return [];
  return [{ check: 'trust', code: 'new-here', effect: 'hold', sentence: sentenceOf('new-here') }];
};
