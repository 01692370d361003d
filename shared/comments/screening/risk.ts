import { linksIn } from '../text/links-found.ts';
import type { Evidence } from './evidence.ts';
import type { Submission } from './submission.ts';

/** Published comments after which somebody is known here. */
export const knownAfter = 5;

/**
 * Whether a program may be at work: 0 asks nothing of the commenter. Somebody who is known and sends words
 * alone, at an ordinary pace, is no risk.
 */
export function riskOf({ body }: Submission, { guest, rates }: Evidence): number {
  if (guest?.isModerator) return 0;
  const signs = [
    !guest || guest.approved < knownAfter,
    (guest?.declined ?? 0) > 0,
    linksIn(body).length > 0,
    !rates || rates.guestLastHour >= 5 || rates.addressLastHour >= 10 || rates.threadLastMinute >= 10,
  ];
  return signs.filter(Boolean).length;
}
