import * as z from 'zod/mini';
import type { Comment } from '../comment.ts';
import type { Reason } from './reason.ts';

/** Why a moderator does not publish a comment: what the comment policy names, in a few words and as its author is told. */
export const rejections = {
  'hateful-language': {
    label: 'Hateful language',
    sentence:
      'A moderator found that it holds people in contempt, threatens or harasses somebody. The comment policy calls that hateful language.',
  },
  'illegal-content': {
    label: 'Illegal or private',
    sentence:
      'A moderator found illegal content in it, such as somebody’s private information or a call to break the law against them.',
  },
  'attack-on-outlet': {
    label: 'Attack on the outlet',
    sentence:
      'A moderator read it as abuse of this site or its people, or as an attempt to wreck the discussion. Criticism is welcome; please try it in other words.',
  },
  posing: {
    label: 'Poses as somebody',
    sentence: 'A moderator found that it could be taken for the words of somebody who works here.',
  },
  advertising: {
    label: 'Advertising',
    sentence: 'A moderator read it as advertising, which has no place in the discussions here.',
  },
  repeated: {
    label: 'The same again',
    sentence: 'A moderator found that the same text stands here already.',
  },
} as const;
export type RejectionCode = keyof typeof rejections;
export const rejectionCodes = Object.keys(rejections).filter(
  (code): code is RejectionCode => code in rejections,
);

export const longestRejectionWords = 300;

/** Why a comment is rejected; `words` are the moderator's own, for its author. */
export const rejectionSchema = z.object({
  code: z.enum(rejectionCodes),
  words: z._default(z.string().check(z.trim(), z.maxLength(longestRejectionWords)), ''),
});
export type Rejection = z.infer<typeof rejectionSchema>;

const moderatorsCheck = 'moderator';

/** What moderators said themselves among the reasons of a comment. */
export const isModerators = ({ check }: Pick<Reason, 'check'>): boolean => check === moderatorsCheck;

/** The reasons of a rejected comment: what held it, for moderators, and what its author is told. */
export function withRejection({ reasons }: Comment, rejection: Rejection | undefined): Reason[] {
  const before = reasons.filter((reason) => !isModerators(reason));
  if (!rejection) return before;
  const { code, words } = rejection;
  const sentence = words ? `${rejections[code].sentence} They add: “${words}”` : rejections[code].sentence;
  return [...before, { check: moderatorsCheck, code, effect: 'hold', sentence }];
}
