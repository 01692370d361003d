import type { Reason } from '../reason.ts';
import type { Evidence } from './evidence.ts';
import type { ScreeningSettings } from './settings.ts';
import type { Submission } from './submission.ts';

/** One question put to a comment. It answers with what it found, and knows nothing of the other checks. */
export type Check = (
  submission: Submission,
  evidence: Evidence,
  settings: ScreeningSettings,
) => Reason[] | Promise<Reason[]>;

/**
 * The checks of how a comment was sent. No edit changes that: they are not asked about it, and what they found stays.
 */
export const checksOfSending: ReadonlySet<string> = new Set(['form', 'rates', 'proof']);

/** A part of the evidence is missing, so that the check cannot answer. */
export class EvidenceMissing extends Error {
  override name = 'EvidenceMissing';
}

/**
 * The value, or the end of the check.
 * @throws {EvidenceMissing} naming what could not be gathered
 */
export function known<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new EvidenceMissing(`${what} could not be gathered.`);
  return value;
}
