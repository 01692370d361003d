import type { Reason } from '../../reason.ts';
import { told } from '../../reason-words.ts';
import { withoutLinks } from '../../text/links-found.ts';
import type { Check } from '../check.ts';
import { chain } from '../phrases/chain.ts';
import { offers } from '../phrases/offers.ts';
import { phraseSearch } from '../phrases/phrase.ts';
import { promotion } from '../phrases/promotion.ts';
import { knownAfter } from '../risk.ts';

const search = phraseSearch([...promotion, ...offers, ...chain]);

/**
 * Words in which people and programs advertise. One clear sign holds, weaker ones add up; of somebody who is known
 * here they count half.
 */
export const advertising: Check = ({ body, name }, { guest }) => {
  const share = guest && guest.approved >= knownAfter ? 0.5 : 1;
  return search(withoutLinks(`${body}\n${name}`, 'http')).map(
    ({ code, weight, words }): Reason => ({
      check: 'advertising',
      code,
      effect: 'note',
      weight: weight * share,
      sentence: told.advertising,
      matched: [words],
    }),
  );
};
