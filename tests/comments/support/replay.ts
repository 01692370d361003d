import type { EarlierComment } from '../../../shared/comments/screening/evidence.ts';
import { fingerprint } from '../../../shared/comments/screening/fingerprint.ts';
import type { Screening } from '../../../shared/comments/screening/screen.ts';
import { screen } from '../../../shared/comments/screening/screen.ts';
import { readBody } from '../../../shared/comments/text/body.ts';
import { longestName, readName } from '../../../shared/comments/text/name.ts';
import type { LabelledComment } from './corpus.ts';
import { evidence, settings, submission } from './submissions.ts';

export type Replayed = LabelledComment & Screening;

const remembered = 200;

/**
 * Sends comments in the order of time into one discussion, in trusted mode, each as the third or a later comment
 * of somebody unknown who did the proof of work. What is known of duplicates and rates comes from the comments
 * before; nothing is known of marks.
 */
export async function replay(comments: LabelledComment[]): Promise<Replayed[]> {
  const earlier: (EarlierComment & { author: string })[] = [];
  const sent: { at: number; author: string }[] = [];
  const replayed: Replayed[] = [];
  for (const comment of comments) {
    const at = comment.at.getTime();
    const within = (seconds: number, author?: string) =>
      sent.filter((one) => at - one.at <= seconds * 1000 && (!author || one.author === author)).length;
    const body = readBody(comment.body);
    const screening = await screen(
      submission({ body, name: readName(comment.author).slice(0, longestName) || 'Somebody' }),
      evidence({
        now: comment.at,
        form: { state: 'valid', issuedAt: new Date(at - 60_000) },
        earlier: earlier.map(({ author, ...one }) => ({ ...one, isOwn: author === comment.author })),
        rates: {
          guestLastMinute: within(60, comment.author),
          guestLastHour: within(3600, comment.author),
          addressLastMinute: within(60, comment.author),
          addressLastHour: within(3600, comment.author),
          threadLastMinute: within(60),
        },
      }),
      settings,
    );
    replayed.push({ ...comment, ...screening });
    earlier.unshift({ fingerprint: fingerprint(body), isOwn: false, author: comment.author });
    earlier.splice(remembered);
    sent.push({ at, author: comment.author });
  }
  return replayed;
}

/** Shares, from 0 to 1, of spam that was held or marked and of the rest that was. */
export function rates(replayed: Replayed[]): { spamCaught: number; restHeld: number } {
  const share = (isSpam: boolean) => {
    const all = replayed.filter((comment) => comment.isSpam === isSpam);
    return all.filter(({ verdict }) => verdict !== 'published').length / all.length;
  };
  return { spamCaught: share(true), restHeld: share(false) };
}
