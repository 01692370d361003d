import type { Reason } from '../../reason.ts';
import { told } from '../../reason-words.ts';
import type { Check } from '../check.ts';

const note = (code: string, weight: number, detail: string): Reason => ({
  check: 'manner',
  code,
  effect: 'note',
  weight,
  sentence: told.manner,
  detail,
});

/** Shouting and repeating: nothing alone, something beside other signs. */
export const manner: Check = ({ body }) => {
  const letters = body.match(/\p{L}/gu)?.length ?? 0;
  const capitals = body.match(/\p{Lu}/gu)?.length ?? 0;
  const words = body.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const reasons: Reason[] = [];
  if (letters >= 20 && capitals / letters > 0.6) reasons.push(note('shouting', 0.4, 'Mostly capitals.'));
  if (/[👉👇▶►➡⬇]|[-=]>\s*\S/u.test(body)) reasons.push(note('pointing', 0.4, 'Points somewhere.'));
  if (/[!?]{4,}/.test(body)) reasons.push(note('many-marks', 0.2, 'Rows of exclamation or question marks.'));
  if (words.length >= 12 && new Set(words).size / words.length < 0.4) {
    reasons.push(note('repeating', words.length >= 20 ? 1 : 0.6, 'Says the same words again and again.'));
  }
  return reasons;
};
