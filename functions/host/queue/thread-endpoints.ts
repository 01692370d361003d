import { notFound } from '../../../shared/problem.ts';
import { readThread } from '../../../shared/table/thread-row.ts';
import { readSubject } from '../../../shared/table/thread-subject.ts';
import { threadStatus } from '../../../shared/thread.ts';
import { readSentBody, wantsPage } from '../../sent-body.ts';
import { showPage } from '../console-page.ts';
import type { HostEndpoint } from '../endpoint.ts';
import { threadPage } from './pages/thread.ts';
import { threadPath } from './query.ts';
import type { Room } from './room.ts';
import * as schemas from './schemas.ts';

/** What moderators choose for one discussion. */
export const threadEndpoints = ({ parts, moderation }: Room): HostEndpoint[] => [
  {
    method: 'GET',
    path: '/host/threads/:id',
    needs: 'moderator',
    async answer(c, session) {
      const { table, now, site } = parts;
      const id = c.req.param('id') ?? '';
      const [subject, thread] = await Promise.all([readSubject(table, id, now()), readThread(table, id)]);
      if (!subject) throw notFound('discussion');
      const known = { thread, subject, status: threadStatus(site, thread, subject, now()) };
      return wantsPage(c) ? showPage(parts, c, threadPage(known, session)) : c.json(known);
    },
  },
  {
    method: 'POST',
    path: '/host/threads/:id',
    needs: 'moderator',
    async answer(c, { subject }) {
      const { data, wants } = await readSentBody(c, schemas.threadSettings);
      const thread = c.req.param('id') ?? '';
      const { ifRev, closed, mode } = data;
      const changed = await moderation.setThread({
        thread,
        ifRev,
        isClosed: closed,
        mode,
        moderator: subject,
      });
      return wants === 'json' ? c.json(changed) : c.redirect(threadPath(thread), 303);
    },
  },
];
