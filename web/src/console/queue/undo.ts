import type { Answer, Result } from './answer.ts';
import { type Cards, setRevision } from './cards.ts';
import type { Request } from './sending.ts';

/** How something that was done is taken back. */
export type Undo = {
  /** What it was, for the bar: “Approved.” */
  says: string;
  request: Request;
  /** Cards that then are there again. */
  cards: HTMLElement[];
  /** What else is to be mended in the page. */
  mend?(): void;
};

/** What the bar says after taking something back; the cards are there again with their new revisions. */
export function takenBack(undo: Undo, answer: Extract<Answer, { kind: 'done' }>, cards: Cards): string {
  const { results, comment, rev } = answer.data;
  const revisions = new Map(
    results ? results.flatMap(revisionOf) : comment && rev ? [[comment, rev] as const] : [],
  );
  const back = undo.cards.filter((card) => {
    const now = revisions.get(card.dataset.comment ?? '');
    if (now !== undefined) setRevision(card, now);
    return now !== undefined;
  });
  if (back.length > 0) cards.restore(back);
  undo.mend?.();
  const missing = undo.cards.length - back.length;
  return missing > 0 ? `Taken back, but for ${missing} that changed since.` : 'Taken back.';
}

const revisionOf = ({ comment, rev }: Result): [string, number][] => (rev ? [[comment, rev]] : []);
