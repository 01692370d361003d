import type { Reason } from '../../shared/comments/reason.ts';
import { told } from '../../shared/comments/reason-words.ts';

/** Longer than this, in milliseconds, no service is waited for. */
export const outsideTimeMs = 800;

/** Services may be wrong and are not ours, so they only ever hold. */
export const heldByService = (service: string, detail: string): Reason => ({
  check: service,
  code: `${service}-doubts`,
  effect: 'hold',
  sentence: told.service,
  detail,
});
