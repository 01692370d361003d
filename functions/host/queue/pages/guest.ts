import { html } from 'hono/html';
import type { Comment } from '../../../../shared/comment.ts';
import { longestNote } from '../../../../shared/comments/guest-notes.ts';
import type { ModeratedGuest } from '../../../../shared/comments/moderation.ts';
import type { Restriction } from '../../../../shared/comments/restriction.ts';
import type { RestrictedGuest } from '../../../../shared/comments/restrictions.ts';
import { readable } from '../../../../shared/comments/text/readable.ts';
import type { ModeratorNames } from '../../../../shared/host/moderators.ts';
import type { HostSession } from '../../../../shared/host/session.ts';
import type { Page } from '../../../../shared/reader.ts';
import { clip } from '../../../../shared/text/clip.ts';
import { dayAndTime } from '../../../../shared/text/day-and-time.ts';
import type { Html } from '../../../fill-frame.ts';
import type { ConsolePage } from '../../console-page.ts';
import { formTokenFor } from '../../form-token.ts';
import { commentPath, guestPath, guestsPath, queueAddress, queuePath, withQuery } from '../query.ts';
import { historyOf, restrictionInWords, states } from '../words.ts';
import { restrictionFields } from './card-actions.ts';

/** One guest: what they wrote, what was noted, and whether what they send is taken. */
export function guestPage(known: ModeratedGuest, session: HostSession, names: ModeratorNames): ConsolePage {
  const { guest, note, restriction, comments } = known;
  return {
    title: guest.name,
    room: queuePath,
    content: html`<div class="queue">
      <header class="console-opening"><h1 dir="auto">${readable(guest.name)}</h1>
        <p>${historyOf(guest)}. Known by a cookie alone; the name is what was typed last.</p></header>
      ${restrictionForm(guest.id, restriction, session, names)}
      <form class="guest-note" method="post" action="${guestPath(guest.id, 'note')}">
        ${formTokenFor(session)}<input type="hidden" name="ifRev" value="${note?.rev ?? 0}">
        <label for="note"><b>Note for moderators</b>${note ? ` (${nameOf(note.by, names)}, ${dayAndTime(note.at)})` : ''}</label>
        <textarea id="note" name="text" rows="3" maxlength="${longestNote}">
${note?.text ?? ''}</textarea>
        <button class="quiet">Save the note</button>
      </form>
      <h2>What they wrote</h2>
      <p><a href="${queueAddress({ list: 'pending', guest: guest.id })}">All of it that waits</a></p>
      ${comments.items.length > 0 ? html`<ul class="rows">${comments.items.map(commentRow)}</ul>` : html`<p>Nothing.</p>`}
      ${
        comments.cursor
          ? html`<nav class="queue-older" aria-label="More comments"><a class="quiet" rel="next"
              href="${withQuery(guestPath(guest.id), { cursor: comments.cursor })}">Older comments</a></nav>`
          : ''
      }
    </div>`,
  };
}

const nameOf = (subject: string, names: ModeratorNames): string => names.get(subject) ?? subject;

const commentRow = ({ id, body, state, postedAt }: Comment): Html => html`<li><div>
    <a href="${commentPath(id)}" dir="auto">${clip(readable(body), 200) || '(without words)'}</a>
    <p>${states[state]}</p></div><time datetime="${postedAt}">${dayAndTime(postedAt)}</time></li>`;

const restrictionForm = (
  guest: string,
  held: Restriction | undefined,
  session: HostSession,
  names: ModeratorNames,
): Html => html`
  <section class="guest-restriction" aria-label="Whether what they send is taken">
    ${
      held
        ? html`<form method="post" action="${guestPath(guest, 'lift')}">${formTokenFor(session)}
            <input type="hidden" name="ifStamp" value="${held.stamp}">
            <p><b class="card-flag">${restrictionInWords(held)}</b> since ${dayAndTime(held.at)}, by ${nameOf(held.by, names)}</p>
            <button class="quiet">Lift it</button></form>`
        : ''
    }
    <form class="card-menu" method="post" action="${guestPath(guest, 'restrict')}">
      ${formTokenFor(session)}<input type="hidden" name="ifStamp" value="${held?.stamp ?? ''}">
      ${restrictionFields('guest')}
      <button class="quiet">${held ? 'Change it' : 'Hold or ban'}</button>
    </form>
  </section>`;

const guestName = ({ name }: RestrictedGuest): string => readable(name ?? '') || 'A guest without a name';

/** Everybody who is held or banned. */
export const restrictedPage = (
  { items, cursor }: Page<RestrictedGuest>,
  session: HostSession,
  names: ModeratorNames,
): ConsolePage => ({
  title: 'Held and banned',
  room: queuePath,
  content: html`<div class="queue">
    <header class="console-opening"><h1>Held and banned</h1>
      <p>Of whoever is held, a moderator reads everything first; of whoever is banned, nothing is taken.</p></header>
    ${items.length === 0 ? html`<p class="queue-empty">Nobody is, at present.</p>` : ''}
    <ul class="rows">${items.map(
      (held) => html`<li><div><a href="${guestPath(held.guest)}" dir="auto">${guestName(held)}</a>
        <p>${restrictionInWords(held)}, since ${dayAndTime(held.at)}, by ${nameOf(held.by, names)}</p></div>
        <form method="post" action="${withQuery(guestPath(held.guest, 'lift'), { back: guestsPath })}">${formTokenFor(session)}
          <input type="hidden" name="ifStamp" value="${held.stamp}"><button class="quiet"
          aria-label="Lift it for ${guestName(held)}">Lift it</button></form></li>`,
    )}</ul>
    ${cursor ? html`<nav class="queue-older" aria-label="More guests"><a class="quiet" rel="next" href="${withQuery(guestsPath, { cursor })}">More</a></nav>` : ''}
  </div>`,
});
