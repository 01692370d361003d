import { html } from 'hono/html';
import type { KnownPerson, PersonNamed } from '../../../shared/comments/erase-person.ts';
import { isCommentId, isGuestId } from '../../../shared/comments/id.ts';
import type { HostSession } from '../../../shared/host/session.ts';
import { permalinkOf } from '../../../shared/thread.ts';
import type { ConsolePage } from '../console-page.ts';
import { formTokenFor } from '../form-token.ts';
import { dataRoom } from './data-page.ts';

/**
 * What a host typed or pasted: a guest, a comment or its address, or a mail address.
 * @example namedBy('https://example.org/discuss/episode-x/01kb0f6m80aaaaaaaa#c-01kb0f6m80aaaaaaaa') // { comment: … }
 */
export function namedBy(text: string): PersonNamed | undefined {
  if (isGuestId(text)) return { guest: text };
  const id = /(?:^|[/-])([0-9a-z]{18})(?:[?#].*)?$/.exec(text)?.[1] ?? '';
  if (isCommentId(id)) return { comment: id };
  return /^[^\s@/]+@[^\s@/]+$/.test(text) ? { address: text } : undefined;
}

/** Asks whether it is the right one, before anything is done that cannot be taken back. */
export const personPage = (
  { guest, name, comments, newest }: KnownPerson,
  session: HostSession,
): ConsolePage => ({
  title: 'Erase a person',
  room: dataRoom,
  content: html`<header class="console-opening">
      <p><a href="${dataRoom}#erase">Data</a></p>
      <h1>Erase ${name || 'this person'}?</h1>
      <p>${comments.toLocaleString('en')} ${comments === 1 ? 'comment goes' : 'comments go'}, with the name, for good.
        Where others answered, a place without words stays.</p>
    </header>
    <ol class="rows">${newest.map(
      (comment) => html`<li><div><p>${comment.body.slice(0, 200) || 'Without words'}</p>
        <p><a href="${permalinkOf(comment)}">${comment.postedAt.slice(0, 10)}</a></p></div></li>`,
    )}</ol>
    <form class="console-actions" method="post" action="${dataRoom}/erase">
      ${formTokenFor(session)}<input type="hidden" name="guest" value="${guest}">
      <button class="button" type="submit">Erase for good</button>
      <a href="${dataRoom}#erase">Keep everything</a>
    </form>`,
});
