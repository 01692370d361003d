import type { Reason } from '../../reason.ts';
import { sentenceOf } from '../../reason-words.ts';
import type { Check } from '../check.ts';

/** Nobody reads a form and writes a comment faster, in milliseconds. */
const fastestMs = 2500;

/** A comment is sent with a form that this site gave out, by a person. */
export const form: Check = ({ honeypot }, { form, now }) => {
  const reasons: Reason[] = [];
  if (honeypot) {
    reasons.push({
      check: 'form',
      code: 'hidden-field-filled',
      effect: 'spam',
      sentence: sentenceOf('hidden-field-filled'),
    });
  }
  if (form.state !== 'valid') {
    reasons.push({
      check: 'form',
      code: `form-${form.state}`,
      effect: 'refuse',
      sentence:
        'Please look over your comment once more and send it: the form had been open for long, or was not complete.',
    });
  } else if (now.getTime() - form.issuedAt.getTime() < fastestMs) {
    reasons.push({
      check: 'form',
      code: 'form-sent-at-once',
      effect: 'hold',
      sentence: sentenceOf('form-sent-at-once'),
    });
  }
  return reasons;
};
