import type { Card } from '../../../shared/comments/cards.ts';
import { readSentBody, wantsPage } from '../../sent-body.ts';
import { showPage } from '../console-page.ts';
import type { HostEndpoint } from '../endpoint.ts';
import { bulkPage } from './pages/bulk.ts';
import { queuePage } from './pages/list.ts';
import { readQuery } from './query.ts';
import type { Room } from './room.ts';
import * as schemas from './schemas.ts';

/** The lists, and one decision on several comments of a list. */
export const listEndpoints = (room: Room): HostEndpoint[] => [
  {
    method: 'GET',
    path: '/host/queue',
    needs: 'moderator',
    async answer(c, session) {
      const { cursor, limit, done, comment, rev, count, ...filter } = readQuery(c, schemas.queueQuery);
      const { moderation, parts } = room;
      const [page, sizes] = await Promise.all([
        moderation.queue(filter, { ...(cursor && { cursor }), ...(limit && { limit }) }),
        moderation.sizes(['pending', 'reported']),
      ]);
      const cards = await moderation.cards(page.items);
      if (!wantsPage(c)) return c.json({ ...page, items: cards, sizes });
      const reports = await reportsOf(room, cards);
      const view = { session, filter, cards, sizes, reports, site: parts.site };
      return showPage(
        parts,
        c,
        queuePage({
          ...view,
          ...{ cursor: page.cursor, looked: page.looked },
          ...(done && { done: { action: done, comment, rev, count } }),
        }),
      );
    },
  },
  {
    method: 'POST',
    path: '/host/queue/decide',
    needs: 'moderator',
    async answer(c, session) {
      const filter = readQuery(c, schemas.filterSchema);
      const { data, wants } = await readSentBody(c, schemas.bulk);
      const { action, items, reason, words } = data;
      const moderator = session.subject;
      const rejection = reason && { code: reason, words };
      const results = await room.moderation.decideAll({ action, items, moderator, rejection });
      if (wants === 'json') return c.json({ results: results.map(plain) });
      return showPage(room.parts, c, bulkPage(results, action === 'undo', session, filter));
    },
  },
];

type Results = Awaited<ReturnType<Room['moderation']['decideAll']>>;

/** A result for scripts: of a comment that has changed, what it says now. */
const plain = (result: Results[number]) => {
  if (result.outcome !== 'stale') return result;
  const { current, ...rest } = result;
  return { ...rest, current: { rev: current.rev, state: current.state, body: current.body } };
};

/** What reporters wrote about the comments of a page: those alone that were reported are asked about. */
export async function reportsOf({ moderation }: Room, cards: Card[]): Promise<Map<string, string[]>> {
  const reported = cards.filter(({ comment }) => comment.reports > 0).map(({ comment }) => comment.id);
  const found = await Promise.all(reported.map((id) => moderation.comment(id)));
  return new Map(found.flatMap((one) => (one ? [[one.comment.id, one.notes]] : [])));
}
