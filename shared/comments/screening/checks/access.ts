import type { Reason } from '../../reason.ts';
import { sentenceOf } from '../../reason-words.ts';
import { type Check, known } from '../check.ts';

const refused = (check: string, code: string, sentence: string): Reason[] => [
  { check, code, effect: 'refuse', sentence },
];

/** Comments come from this site's own pages. */
export const origin: Check = (_submission, { isSameOrigin }) =>
  isSameOrigin
    ? []
    : refused(
        'origin',
        'other-site',
        'Comments can only be sent from a page of this site. Please open it and try there.',
      );

/** A discussion takes comments while it is open; what was written may be mended a little longer. */
export const threadOpen: Check = ({ kind }, { thread }, { mode }) =>
  mode === 'closed' || (kind === 'post' && !known(thread, 'Whether the discussion is open').isOpen)
    ? refused(
        'thread-open',
        'discussion-closed',
        'This discussion is closed. Thank you for wanting to add to it.',
      )
    : [];

/** Whoever was asked to leave cannot post for as long as that was said; whoever is held is read first. */
export const banned: Check = (_submission, { bans, now }, { contact }) => {
  const kinds = known(bans, 'Who may not post')
    .filter(({ until }) => !until || until > now)
    .map(({ kind }) => kind);
  if (kinds.includes('ban')) {
    const mistaken = contact ? ` If you think that is a mistake, please write to ${contact}.` : '';
    return refused('bans', 'banned', `You cannot post here at present.${mistaken}`);
  }
  return kinds.includes('hold')
    ? [{ check: 'bans', code: 'held-guest', effect: 'hold', sentence: sentenceOf('held-guest') }]
    : [];
};
