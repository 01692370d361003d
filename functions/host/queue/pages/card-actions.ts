import { html } from 'hono/html';
import type { Card } from '../../../../shared/comments/cards.ts';
import { longestRejectionWords, rejectionCodes, rejections } from '../../../../shared/comments/rejections.ts';
import { restrictionDays } from '../../../../shared/comments/restriction.ts';
import type { Html } from '../../../fill-frame.ts';
import { formTokenFor } from '../../form-token.ts';
import { commentPath, guestPath, withQuery } from '../query.ts';
import type { Around } from './card.ts';

/** Everything that can be decided on a card: forms that work by themselves, and that scripts send without leaving. */
export function cardActions(
  { comment, thread, restriction, guest }: Card,
  { session, filter, back }: Around,
): Html {
  const { id, rev, state, root } = comment;
  const to = (action: string) => withQuery(commentPath(id, action), { ...filter, back });
  const fields = html`${formTokenFor(session)}<input type="hidden" name="ifRev" value="${rev}">`;
  const isGone = state === 'deleted' || state === 'purged';
  if (isGone) return html`<p class="card-actions"><a href="${commentPath(id)}">History</a></p>`;
  const isPinned = thread.pinned === id;
  return html`<div class="card-actions">
    <form method="post" action="${to('approve')}">${fields}
      <button class="button" data-do="approve">Approve</button>
      ${state === 'spam' ? '' : html`<button class="quiet" data-do="mark-spam" formaction="${to('mark-spam')}">Spam</button>`}
      ${
        state === 'published' && root === undefined
          ? html`<button class="quiet" data-do="${isPinned ? 'unpin' : 'pin'}"
              formaction="${to(isPinned ? 'unpin' : 'pin')}">${isPinned ? 'Unpin' : 'Pin'}</button>`
          : ''
      }
    </form>
    <details name="decide-${id}" data-menu="reject"><summary class="quiet">Reject…</summary>
      <form class="card-menu" method="post" action="${to('reject')}" data-do="reject">${fields}
        ${rejectionFields(id)}
        <button class="button">Reject</button>
      </form>
    </details>
    <details name="decide-${id}" data-menu="guest"><summary class="quiet">Guest…</summary>
      <form class="card-menu" method="post" action="${withQuery(guestPath(comment.guest, 'restrict'), { ...filter, back })}"
        data-do="restrict">${fields}
        <input type="hidden" name="ifStamp" value="${restriction?.stamp ?? ''}">
        ${guest ? restrictionFields(id) : ''}
        <button class="button">Hold or ban</button>
        <button class="quiet" data-do="ban" formaction="${to('ban')}">Ban and reject this</button>
        <a href="${guestPath(comment.guest)}">All comments and the note</a>
      </form>
    </details>
    <a class="card-more" href="${commentPath(id)}">History</a>
  </div>`;
}

/** Why a comment is rejected: what the policy names, numbered so that a key chooses it. */
export const rejectionFields = (of: string): Html => html`
  <fieldset><legend>Its author reads</legend>
    ${rejectionCodes.map(
      (
        code,
        at,
      ) => html`<label><input type="radio" name="reason" value="${code}" ${at === 0 ? html`checked` : ''}>
        <kbd>${at + 1}</kbd> ${rejections[code].label}</label>`,
    )}
  </fieldset>
  <label class="card-words" for="words-${of}">and your own words, if you like</label>
  <input id="words-${of}" name="words" maxlength="${longestRejectionWords}" autocomplete="off">`;

/** For how long a guest is held or banned. */
export const restrictionFields = (of: string): Html => html`
  <fieldset><legend>What they send</legend>
    <label><input type="radio" name="kind" value="hold" checked> waits for a moderator</label>
    <label><input type="radio" name="kind" value="ban"> is not taken</label>
  </fieldset>
  <label for="days-${of}">for</label>
  <select id="days-${of}" name="days">
    ${restrictionDays.map(
      (count) =>
        html`<option value="${count}" ${count === 7 ? html`selected` : ''}>${
          count === 1 ? '1 day' : `${count} days`
        }</option>`,
    )}
    <option value="">good</option>
  </select>`;
