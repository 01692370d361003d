import { addressSchema } from '../../../mail/address.ts';
import type { Reason } from '../../reason.ts';
import { longestBody } from '../../text/body.ts';
import { longestName } from '../../text/name.ts';
import { readable } from '../../text/readable.ts';
import type { Check } from '../check.ts';

/** A comment has words and a name, neither too long, and agrees to the policy. */
export const shape: Check = ({ body, name, mail, policyVersion, kind }, _evidence, settings) => {
  const refused = (code: string, sentence: string): Reason => ({
    check: 'shape',
    code,
    effect: 'refuse',
    sentence,
  });
  const reasons: Reason[] = [];
  if (!hasSomething(body)) reasons.push(refused('body-empty', 'There is nothing in the comment yet.'));
  if (body.length > longestBody) {
    const sentence = `The comment has ${body.length.toLocaleString('en')} characters; ${longestBody.toLocaleString('en')} fit. Please shorten it a little.`;
    reasons.push(refused('body-too-long', sentence));
  }
  if (!hasSomething(name)) reasons.push(refused('name-empty', 'Please give a name to be called by.'));
  if (name.length > longestName) {
    reasons.push(refused('name-too-long', `A name has at most ${longestName} characters.`));
  }
  if (mail !== undefined && !addressSchema.safeParse(mail).success) {
    const sentence = 'No mail would arrive at that address. Please look it over, or leave the field empty.';
    reasons.push(refused('mail-no-address', sentence));
  }
  if (kind === 'post' && policyVersion !== settings.policyVersion) {
    const sentence =
      'The comment policy has changed since this form was opened. Please read it and send again.';
    reasons.push(refused('policy-not-accepted', sentence));
  }
  return reasons;
};

const hasSomething = (text: string): boolean => /[\p{L}\p{N}\p{P}\p{S}]/u.test(readable(text));
