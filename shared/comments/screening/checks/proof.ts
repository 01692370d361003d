import { told } from '../../reason-words.ts';
import type { Check } from '../check.ts';
import { isOnlyNew, riskOf } from '../risk.ts';

/**
 * Where there is some risk, the browser does a small calculation. Without scripts it cannot: then somebody who is no
 * more than new may have looked over the comment on a page of its own instead. Others are read by a moderator.
 */
export const proof: Check = (submission, evidence) => {
  if (evidence.proof === 'valid') return [];
  if (riskOf(submission, evidence) === 0) return [];
  const isPreviewed = evidence.form.state === 'valid' && evidence.form.isPreviewed === true;
  if (evidence.proof === 'none' && isPreviewed && isOnlyNew(submission, evidence)) return [];
  return [
    {
      check: 'proof',
      code: `proof-${evidence.proof}`,
      effect: 'hold',
      sentence: told.proof,
    },
  ];
};
