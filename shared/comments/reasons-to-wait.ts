import type { Reason } from './reason.ts';
import { labelOf, sentenceOf } from './reason-words.ts';
import { doesHold } from './screening/verdict.ts';

const waited = 'changed-while-waiting';

/**
 * Why a comment that was changed goes on waiting: what the checks say of its present words, and what nobody asked again,
 * such as how it was sent or that readers reported it. When none of that holds it any more, that it was held does.
 * @param asked the checks that were asked about the present words
 */
export function reasonsToWait(before: Reason[], found: Reason[], asked: string[]): Reason[] {
  const kept = before.filter(({ check, code }) => !asked.includes(check) && code !== waited);
  const reasons = [...kept, ...found];
  return doesHold(reasons) ? reasons : [...reasons, waitedFor(before)];
}

function waitedFor(before: Reason[]): Reason {
  const labels = [...new Set(before.map(({ code }) => labelOf(code)))];
  return (
    before.find(({ code }) => code === waited) ?? {
      check: 'edit',
      code: waited,
      effect: 'hold',
      sentence: sentenceOf(waited),
      ...(labels.length > 0 && { detail: `Before the change: ${labels.join(', ')}.` }),
    }
  );
}
