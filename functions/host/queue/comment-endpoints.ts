import type * as z from 'zod/mini';
import type { Comment } from '../../../shared/comment.ts';
import type { Decision } from '../../../shared/comments/moderation.ts';
import type { Rejection } from '../../../shared/comments/rejections.ts';
import { readModeratorNames } from '../../../shared/host/moderators.ts';
import type { Role } from '../../../shared/host/role.ts';
import type { HostSession } from '../../../shared/host/session.ts';
import { notFound } from '../../../shared/problem.ts';
import { readSentBody, wantsPage } from '../../sent-body.ts';
import { showPage } from '../console-page.ts';
import type { HostContext, HostEndpoint } from '../endpoint.ts';
import { reportsOf } from './list-endpoints.ts';
import { commentPage } from './pages/comment.ts';
import { commentPath, readQuery } from './query.ts';
import { answerDecision, cardOf, type Room } from './room.ts';
import * as schemas from './schemas.ts';

/** One comment, and every decision on it. */
export function commentEndpoints(room: Room): HostEndpoint[] {
  const { moderation } = room;
  return [
    {
      method: 'GET',
      path: '/host/comments/:id',
      needs: 'moderator',
      async answer(c, session) {
        const found = await moderation.comment(c.req.param('id') ?? '');
        if (!found) throw notFound('comment');
        const card = await cardOf(room, found.comment);
        if (!wantsPage(c)) return c.json({ ...card, history: found.history, reports: found.notes });
        const { done, comment, rev, ...filter } = readQuery(c, schemas.queueQuery);
        const [reports, names] = await Promise.all([
          reportsOf(room, [card]),
          readModeratorNames(room.parts.table),
        ]);
        const around = {
          session,
          filter,
          back: commentPath(found.comment.id),
          reports,
          names,
          ...(done && { done: { action: done, comment, rev } }),
        };
        return showPage(room.parts, c, commentPage(card, found.history, around));
      },
    },
    decision('approve', (_, decided) => moderation.approve(decided)),
    decision('mark-spam', (_, decided) => moderation.markSpam(decided)),
    decision('undo', (_, decided) => moderation.undo(decided)),
    decision('purge', (_, decided) => moderation.purge(decided), 'host'),
    decision('reject', async (c, decided) => {
      const { data } = await readSentBody(c, schemas.rejected);
      return moderation.reject({ ...decided, rejection: rejectionOf(data) });
    }),
    decision('ban', async (c, decided) => {
      const { data } = await readSentBody(c, schemas.banned);
      return moderation.ban({ ...decided, days: data.days, rejection: rejectionOf(data) });
    }),
    pinning('pin'),
    pinning('unpin'),
  ];

  function decision(
    action: string,
    work: (c: HostContext, decided: Decision) => Promise<Comment>,
    needs: Role = 'moderator',
  ): HostEndpoint {
    return {
      method: 'POST',
      path: `/host/comments/:id/${action}`,
      needs,
      async answer(c, session) {
        const { data } = await readSentBody(c, schemas.decided);
        const decided = { comment: c.req.param('id') ?? '', ifRev: data.ifRev, moderator: session.subject };
        return answerDecision(room, c, session, action, () => work(c, decided));
      },
    };
  }

  function pinning(action: 'pin' | 'unpin'): HostEndpoint {
    return {
      method: 'POST',
      path: `/host/comments/:id/${action}`,
      needs: 'moderator',
      answer: (c, session) => answerDecision(room, c, session, action, () => changePin(c, session)),
    };

    async function changePin(c: HostContext, { subject }: HostSession): Promise<Comment> {
      const comment = c.req.param('id') ?? '';
      await moderation[action]({ comment, moderator: subject });
      const found = await moderation.comment(comment);
      if (!found) throw notFound('comment');
      return found.comment;
    }
  }
}

const rejectionOf = ({ reason, words }: z.infer<typeof schemas.rejected>): Rejection | undefined =>
  reason && { code: reason, words };
