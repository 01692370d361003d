import type { Comment } from '../../../shared/comment.ts';
import type { Card } from '../../../shared/comments/cards.ts';
import { createModeration } from '../../../shared/comments/create-moderation.ts';
import { StaleRevisionError } from '../../../shared/comments/moderate.ts';
import type { Moderation } from '../../../shared/comments/moderation.ts';
import type { HostSession } from '../../../shared/host/session.ts';
import { notFound, ProblemError } from '../../../shared/problem.ts';
import { wantsPage } from '../../sent-body.ts';
import { showPage } from '../console-page.ts';
import type { HostContext } from '../endpoint.ts';
import type { HostParts } from '../parts.ts';
import { cardHtml } from './pages/card.ts';
import { stalePage } from './pages/stale.ts';
import { cameFrom, queueAddress, readQuery, withQuery } from './query.ts';
import { filterSchema } from './schemas.ts';

/** What the endpoints of the queue work with. */
export type Room = { parts: HostParts; moderation: Moderation };

export const createRoom = (parts: HostParts): Room => ({ parts, moderation: createModeration(parts) });

/** One comment as a card. @throws {ProblemError} 404 */
export async function cardOf({ moderation }: Room, comment: Comment): Promise<Card> {
  const [card] = await moderation.cards([comment]);
  if (!card) throw notFound('comment');
  return card;
}

/**
 * Carries out a decision on one comment, and answers: scripts with its new revision and state, forms with the page or
 * the list that they came from. Whoever decided on something else than what is there now is shown what is.
 */
export async function answerDecision(
  room: Room,
  c: HostContext,
  session: HostSession,
  action: string,
  work: () => Promise<Pick<Comment, 'id' | 'rev' | 'state'>>,
): Promise<Response> {
  const filter = readQuery(c, filterSchema);
  const back = cameFrom(c);
  try {
    const { id, rev, state } = await work();
    if (!wantsPage(c)) return c.json({ comment: id, rev, state });
    const done = { done: action, comment: id, rev };
    return c.redirect(back ? withQuery(back, done) : queueAddress(filter, done), 303);
  } catch (error) {
    if (!(error instanceof StaleRevisionError)) throw error;
    const { current, message } = error;
    const around = { session, filter, back };
    const card = await cardOf(room, current);
    if (wantsPage(c)) return showPage(room.parts, c, stalePage(card, message, around), 409);
    const { id, rev, state } = current;
    const members = { current: { comment: id, rev, state, html: String(await cardHtml(card, around)) } };
    throw new ProblemError(409, 'stale-revision', message, { members });
  }
}
