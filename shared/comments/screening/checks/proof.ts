import type { Check } from '../check.ts';
import { riskOf } from '../risk.ts';

/** Where there is some risk, the browser does a small calculation; whoever cannot is read by a moderator. */
export const proof: Check = (submission, evidence) => {
  if (submission.kind === 'edit' || evidence.proof === 'valid') return [];
  if (riskOf(submission, evidence) === 0) return [];
  return [
    {
      check: 'proof',
      code: `proof-${evidence.proof}`,
      effect: 'hold',
      sentence:
        'Your browser did not send the small calculation that tells people from programs, so a moderator reads your comment before it appears.',
      detail: `Proof of work: ${evidence.proof}.`,
    },
  ];
};
