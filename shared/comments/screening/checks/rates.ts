import type { Reason } from '../../reason.ts';
import { sentenceOf } from '../../reason-words.ts';
import { type Check, known } from '../check.ts';
import type { Rates } from '../evidence.ts';

/** From how many comments on the next is held, and from how many it is refused for a while. */
const limits: { of: keyof Rates; hold: number; refuse: number }[] = [
  { of: 'guestLastMinute', hold: 3, refuse: 10 },
  { of: 'guestLastHour', hold: 20, refuse: 60 },
  // Many people may share an address.
  { of: 'addressLastMinute', hold: 10, refuse: 30 },
  { of: 'addressLastHour', hold: 60, refuse: 300 },
  // A busy discussion is no reason to refuse anybody.
  { of: 'threadLastMinute', hold: 60, refuse: Number.POSITIVE_INFINITY },
];

/** Nobody writes this many comments at once. */
export const rates: Check = (_submission, evidence) => {
  const counted = known(evidence.rates, 'How much was sent lately');
  return limits.flatMap(({ of, hold, refuse }): Reason[] => {
    if (counted[of] < hold) return [];
    const isRefused = counted[of] >= refuse;
    return [
      {
        check: 'rates',
        code: isRefused ? 'far-too-many' : 'many-comments',
        effect: isRefused ? 'refuse' : 'hold',
        sentence: isRefused
          ? 'Many comments came from you in a short time. Please wait a little and send this one again.'
          : sentenceOf('many-comments'),
        detail: `${of}: ${counted[of]}, held from ${hold}.`,
      },
    ];
  });
};
