import type { Reason } from '../reason.ts';
import { sentenceOf } from '../reason-words.ts';
import { longestBody } from '../text/body.ts';
import { type Check, checksOfSending } from './check.ts';
import { checks } from './checks.ts';
import type { Evidence } from './evidence.ts';
import type { ScreeningSettings } from './settings.ts';
import type { Submission } from './submission.ts';
import { type Verdict, verdictOf } from './verdict.ts';
import { withinTime } from './within-time.ts';

/** What becomes of a comment, every reason for it, and the checks that were asked. */
export type Screening = { verdict: Verdict; reasons: Reason[]; asked: string[] };

/** No check keeps a commenter waiting longer, in milliseconds. */
const longestCheckMs = 800;

/**
 * What a check reads. A text past the longest is refused by its length alone: the others see no more of it than a
 * comment can have, because a search that is at work on a huge text can be stopped by nobody.
 */
const readBy = (check: Check, submission: Submission): Submission =>
  check === checks.shape ? submission : { ...submission, body: submission.body.slice(0, longestBody) };

/**
 * Puts every check to a comment and keeps each reason. A check that fails, or takes longer than 800 ms, holds
 * the comment: nothing is published that was not screened, and nothing is lost.
 * @param more checks that a site adds, such as services outside it
 * @example
 * const { verdict, reasons } = await screen(submission, evidence, settingsOf(site));
 * if (verdict === 'refused') return formAgain(reasons.map(({ sentence }) => sentence));
 */
export async function screen(
  submission: Submission,
  evidence: Evidence,
  settings: ScreeningSettings,
  more: Record<string, Check> = {},
): Promise<Screening> {
  const all = Object.entries({ ...checks, ...more });
  const asked = submission.kind === 'edit' ? all.filter(([name]) => !checksOfSending.has(name)) : all;
  const found = await Promise.all(
    asked.map(async ([name, check]) => {
      try {
        const answer = async () => check(readBy(check, submission), evidence, settings);
        return await withinTime(answer(), longestCheckMs);
      } catch (error) {
        return [unanswered(name, error)];
      }
    }),
  );
  const reasons = found.flat();
  return { verdict: verdictOf(reasons, submission, evidence), reasons, asked: asked.map(([name]) => name) };
}

const unanswered = (name: string, error: unknown): Reason => ({
  check: name,
  code: 'not-checked',
  effect: 'hold',
  sentence: sentenceOf('not-checked'),
  detail: `The check "${name}" did not answer: ${error instanceof Error ? error.message : String(error)}`,
});
