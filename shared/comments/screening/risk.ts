import { linksIn } from '../text/links-found.ts';
import type { Evidence } from './evidence.ts';
import type { Submission } from './submission.ts';

/** Published comments after which somebody is known here. */
export const knownAfter = 5;

/**
 * Whether a program may be at work: 0 asks nothing of the commenter. Somebody who is known and sends words
 * alone, at an ordinary pace, is no risk.
 */
export function riskOf(submission: Submission, evidence: Evidence): number {
  if (evidence.guest?.isModerator) return 0;
  const isNew = !evidence.guest || evidence.guest.approved < knownAfter;
  return [isNew, ...signsOf(submission, evidence)].filter(Boolean).length;
}

/** What tells of a program, beside that nobody knows who is writing. */
const signsOf = ({ body }: Submission, { guest, rates }: Evidence): boolean[] => [
  (guest?.declined ?? 0) > 0,
  linksIn(body).length > 0,
  !rates || rates.guestLastHour >= 5 || rates.addressLastHour >= 10 || rates.threadLastMinute >= 10,
];

/** Comments without a proof that may appear at once in an hour from one address, and from one guest. */
const mostUnproved = 3;

/** Whether nothing tells of a program but that the writer is new, and hardly anything came from there lately. */
export const isOnlyNew = (submission: Submission, evidence: Evidence): boolean => {
  const { guest, rates } = evidence;
  const isCalm =
    rates !== undefined && rates.addressLastHour < mostUnproved && rates.guestLastHour < mostUnproved;
  return guest !== undefined && isCalm && !signsOf(submission, evidence).includes(true);
};
