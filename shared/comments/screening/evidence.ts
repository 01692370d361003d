import type { ProofState } from '../proof-of-work.ts';
import type { Fingerprint } from './fingerprint.ts';
import type { LearnedModel } from './learned-model.ts';

/**
 * What the site knows about a submission, gathered before it is screened. A part that could not be gathered,
 * or not in time, is `undefined`: the check that needs it then holds the comment.
 */
export type Evidence = {
  now: Date;
  /** True when the browser says that the request comes from a page of this site. */
  isSameOrigin: boolean;
  thread: { isOpen: boolean } | undefined;
  guest: GuestEvidence | undefined;
  /** What is known of the form that it was sent with; edits have none. */
  form: FormState;
  proof: ProofState;
  bans: Ban[] | undefined;
  rates: Rates | undefined;
  /** What others and the guest wrote before, the newest some hundred of the thread and the guest's own. */
  earlier: EarlierComment[] | undefined;
  /** `none` until the site has learned from its own decisions. */
  learned: LearnedModel | 'none' | undefined;
};

/** By the signed cookie alone, never by a typed name or address. */
export type GuestEvidence = {
  /** Comments of the guest that were published, as far as they were not removed later. */
  approved: number;
  /** Comments of the guest that moderators declined or marked as spam. */
  declined: number;
  isModerator: boolean;
};

/**
 * The form's signed token as it was found; `issuedAt` says when the form was given out, `isPreviewed` that it stood
 * under the comment as it would look. Such a form is good for one comment.
 */
export type FormState =
  | { state: 'valid'; issuedAt: Date; isPreviewed?: boolean }
  | { state: 'missing' | 'expired' | 'invalid' };

/** Somebody from whom nothing is taken at present, or whose comments are all read first. */
export type Ban = { of: 'guest' | 'address'; kind: 'hold' | 'ban'; until?: Date | undefined };

/** Comments sent before this one, counted in sliding windows. */
export type Rates = {
  guestLastMinute: number;
  guestLastHour: number;
  addressLastMinute: number;
  addressLastHour: number;
  threadLastMinute: number;
};

export type EarlierComment = {
  fingerprint: Fingerprint;
  isOwn: boolean;
};
