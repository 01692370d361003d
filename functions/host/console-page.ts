import { html } from 'hono/html';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { hasRole } from '../../shared/host/role.ts';
import type { HostSession } from '../../shared/host/session.ts';
import { fillFrame, type Html } from '../fill-frame.ts';
import type { HostContext } from './endpoint.ts';
import { formTokenFor } from './form-token.ts';
import type { HostParts } from './parts.ts';
import { rooms } from './rooms.ts';

/** What one page of the console says. */
export type ConsolePage = {
  title: string;
  /** The path of the room that it belongs to, for the navigation. */
  room?: string;
  content: Html;
};

/** Answers with a page of the console, with the rooms that the person who asks may enter. */
export async function showPage(
  { frame }: Pick<HostParts, 'frame'>,
  c: HostContext,
  { title, room, content }: ConsolePage,
  status: ContentfulStatusCode = 200,
): Promise<Response> {
  const { session } = c.var;
  const page = await fillFrame(await frame(), {
    'CONSOLE-TITLE': html`${title}`,
    'CONSOLE-PERSON': session ? person(session) : html``,
    'CONSOLE-ROOMS': session ? navigation(session, room) : html``,
    'CONSOLE-CONTENT': content,
  });
  return c.html(page, status);
}

const person = (session: HostSession): Html => html`
  <a class="console-person" href="/host/sessions">${session.name}</a>
  <form method="post" action="/host/sign-out">
    ${formTokenFor(session)}<button class="quiet" type="submit">Sign out</button>
  </form>`;

const navigation = ({ role }: HostSession, current: string | undefined): Html => html`
  <nav class="console-rooms" aria-label="Console"><div class="wrap">${rooms
    .filter(({ needs }) => hasRole(role, needs))
    .map(
      ({ path, label }) =>
        html`<a href="${path}" ${path === current ? html`aria-current="page"` : ''}>${label}</a>`,
    )}</div></nav>`;
