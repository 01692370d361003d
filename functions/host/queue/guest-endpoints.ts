import { readModeratorNames } from '../../../shared/host/moderators.ts';
import { notFound } from '../../../shared/problem.ts';
import { readSentBody, wantsPage } from '../../sent-body.ts';
import { showPage } from '../console-page.ts';
import type { HostContext, HostEndpoint } from '../endpoint.ts';
import { guestPage, restrictedPage } from './pages/guest.ts';
import { cameFrom, guestPath, guestsPath, queueAddress, readQuery, withQuery } from './query.ts';
import type { Room } from './room.ts';
import * as schemas from './schemas.ts';

const guestOf = (c: HostContext): string => c.req.param('id') ?? '';

/** Guests: what they wrote, what is noted about them, and whether what they send is taken. */
export const guestEndpoints = ({ parts, moderation }: Room): HostEndpoint[] => [
  {
    method: 'GET',
    path: guestsPath,
    needs: 'moderator',
    async answer(c, session) {
      const { cursor } = readQuery(c, schemas.pageQuery);
      const page = await moderation.restricted({ ...(cursor && { cursor }) });
      if (!wantsPage(c)) return c.json(page);
      return showPage(parts, c, restrictedPage(page, session, await readModeratorNames(parts.table)));
    },
  },
  {
    method: 'GET',
    path: '/host/guests/:id',
    needs: 'moderator',
    async answer(c, session) {
      const { cursor } = readQuery(c, schemas.pageQuery);
      const known = await moderation.guest(guestOf(c), { ...(cursor && { cursor }) });
      if (!known) throw notFound('guest');
      if (!wantsPage(c)) return c.json(known);
      return showPage(parts, c, guestPage(known, session, await readModeratorNames(parts.table)));
    },
  },
  {
    method: 'POST',
    path: '/host/guests/:id/note',
    needs: 'moderator',
    async answer(c, { subject }) {
      const { data, wants } = await readSentBody(c, schemas.guestNote);
      const note = await moderation.note({ ...data, guest: guestOf(c), moderator: subject });
      return wants === 'json' ? c.json(note) : c.redirect(guestPath(guestOf(c)), 303);
    },
  },
  {
    method: 'POST',
    path: '/host/guests/:id/restrict',
    needs: 'moderator',
    async answer(c, { subject }) {
      const { data, wants } = await readSentBody(c, schemas.restriction);
      const held = await moderation.restrict({ ...data, guest: guestOf(c), moderator: subject });
      if (wants === 'json') return c.json(held);
      const back = cameFrom(c);
      if (back) return c.redirect(withQuery(back, { done: 'restrict' }), 303);
      // Sent from a card, it leads back to the list.
      const isFromList = c.req.query('list') !== undefined;
      const filter = readQuery(c, schemas.filterSchema);
      return c.redirect(isFromList ? queueAddress(filter, { done: 'restrict' }) : guestPath(guestOf(c)), 303);
    },
  },
  {
    method: 'POST',
    path: '/host/guests/:id/lift',
    needs: 'moderator',
    async answer(c, { subject }) {
      const { data, wants } = await readSentBody(c, schemas.lifted);
      await moderation.lift({ ...data, guest: guestOf(c), moderator: subject });
      return wants === 'json' ? c.body(null, 204) : c.redirect(cameFrom(c) ?? guestPath(guestOf(c)), 303);
    },
  },
];
