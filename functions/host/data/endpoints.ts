import * as z from 'zod/mini';
import { erasePerson, findPerson } from '../../../shared/comments/erase-person.ts';
import { isGuestId } from '../../../shared/comments/id.ts';
import { ProblemError } from '../../../shared/problem.ts';
import { readSentBody } from '../../sent-body.ts';
import { showPage } from '../console-page.ts';
import type { HostEndpoint } from '../endpoint.ts';
import type { HostParts } from '../parts.ts';
import { dataPage, dataRoom } from './data-page.ts';
import { namedBy, personPage } from './person-page.ts';
import { answerExport } from './take-export.ts';
import { largestUpload, takeUpload } from './take-upload.ts';

const namedBody = z.object({ person: z.string().check(z.trim(), z.maxLength(320)) });
const guestBody = z.object({ guest: z.string().check(z.refine(isGuestId, 'expected a guest')) });

const noName = 'That is no guest, no comment and no mail address.';
const nobody =
  'Nobody is found by that: the site holds nothing of them. A mail address finds those alone whose comments were brought in.';

/** Moving in and out, and erasing people: for hosts alone. */
export const dataEndpoints = (parts: HostParts): HostEndpoint[] => [
  {
    method: 'GET',
    path: dataRoom,
    needs: 'host',
    answer: (c, session) =>
      showPage(parts, c, dataPage(session, { erased: erasedIn(c.req.query('erased')) })),
  },
  {
    method: 'POST',
    path: `${dataRoom}/export`,
    needs: 'host',
    answer: (c) => answerExport(parts, c),
  },
  {
    method: 'POST',
    path: `${dataRoom}/import`,
    needs: 'host',
    takes: largestUpload,
    async answer(c, session) {
      const upload = await takeUpload(parts, c);
      return showPage(parts, c, dataPage(session, { upload }), upload.failure ? 400 : 200);
    },
  },
  {
    method: 'POST',
    path: `${dataRoom}/person`,
    needs: 'host',
    async answer(c, session) {
      const { data, wants } = await readSentBody(c, namedBody);
      const typed = data.person;
      const named = namedBy(typed);
      const person = named && (await findPerson(parts, named));
      if (person) return showPage(parts, c, personPage(person, session));
      const refusal = named ? nobody : noName;
      if (wants === 'json') throw new ProblemError(422, 'nobody-found', refusal);
      return showPage(parts, c, dataPage(session, { notFound: { typed, refusal } }), 422);
    },
  },
  {
    method: 'POST',
    path: `${dataRoom}/erase`,
    needs: 'host',
    async answer(c, session) {
      const { guest } = (await readSentBody(c, guestBody)).data;
      const count = await erasePerson(parts, guest, `moderator:${session.subject}`);
      return c.redirect(`${dataRoom}?erased=${count}#erase`, 303);
    },
  },
];

const erasedIn = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : undefined;
