import { wantsPage } from '../sent-body.ts';
import { showPage } from './console-page.ts';
import type { HostEndpoint } from './endpoint.ts';
import { sessionsPage } from './pages/sessions.ts';
import { signedOutPage } from './pages/signed-out.ts';
import type { HostParts } from './parts.ts';

/** Seeing where one is signed in, and ending that: here, there, everywhere. */
export const sessionEndpoints = (parts: HostParts): HostEndpoint[] => [
  {
    method: 'GET',
    path: '/host/sessions',
    needs: 'moderator',
    async answer(c, session) {
      const all = await parts.sessions.list(session.subject);
      return showPage(parts, c, sessionsPage(session, all, parts.now()));
    },
  },
  {
    method: 'POST',
    path: '/host/sessions/:id/end',
    needs: 'moderator',
    async answer(c, session) {
      await parts.sessions.end(session.subject, c.req.param('id') ?? '');
      return wantsPage(c) ? c.redirect('/host/sessions', 303) : c.body(null, 204);
    },
  },
  {
    method: 'POST',
    path: '/host/sign-out',
    needs: 'moderator',
    async answer(c, session) {
      await parts.sessions.end(session.subject, session.id);
      parts.cookie.forget(c);
      return wantsPage(c) ? c.redirect('/host/signed-out', 303) : c.body(null, 204);
    },
  },
  {
    method: 'POST',
    path: '/host/sign-out-everywhere',
    needs: 'moderator',
    async answer(c, session) {
      await parts.sessions.endAll(session.subject);
      parts.cookie.forget(c);
      return wantsPage(c) ? c.redirect('/host/signed-out', 303) : c.body(null, 204);
    },
  },
  {
    method: 'GET',
    path: '/host/signed-out',
    needs: 'anyone',
    answer: (c) => showPage(parts, c, signedOutPage),
  },
];
