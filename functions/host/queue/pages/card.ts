import { html } from 'hono/html';
import type { Card } from '../../../../shared/comments/cards.ts';
import type { Reason } from '../../../../shared/comments/reason.ts';
import { labelOf } from '../../../../shared/comments/reason-words.ts';
import { isModerators } from '../../../../shared/comments/rejections.ts';
import { markWords } from '../../../../shared/comments/text/mark-words.ts';
import { readable } from '../../../../shared/comments/text/readable.ts';
import type { HostSession } from '../../../../shared/host/session.ts';
import { clip } from '../../../../shared/text/clip.ts';
import { clock } from '../../../../shared/text/clock.ts';
import { dayAndTime } from '../../../../shared/text/day-and-time.ts';
import { permalinkOf } from '../../../../shared/thread.ts';
import type { Html } from '../../../fill-frame.ts';
import { commentPath, guestPath, queueAddress, threadPath } from '../query.ts';
import type { Filter } from '../schemas.ts';
import { historyOf, restrictionInWords, states } from '../words.ts';
import { cardActions } from './card-actions.ts';

/** What a card is shown with. */
export type Around = {
  session: HostSession;
  filter: Filter;
  /** The page that decisions lead back to when it is no list. */
  back?: string | undefined;
  /** What reporters wrote, by comment. */
  reports?: Map<string, string[]> | undefined;
};

/** One comment with all that a decision needs, and the decisions. */
export function cardHtml(card: Card, around: Around): Html {
  const { comment, note, restriction } = card;
  const { id, rev, name } = comment;
  return html`<article class="card" id="card-${id}" data-comment="${id}" data-rev="${rev}" tabindex="-1"
    aria-labelledby="by-${id}">
    <header>
      <label class="card-choose"><input type="checkbox" name="item-${id}" value="${rev}" form="bulk"
        aria-label="Choose the comment of ${readable(name)}"></label>
      <h2 id="by-${id}" dir="auto">${readable(name)}</h2>
      <a href="${guestPath(comment.guest)}">${historyOf(card.guest)}</a>
      ${restriction ? html`<b class="card-flag">${restrictionInWords(restriction)}</b>` : ''}
      ${placeOf(card, around)}
    </header>
    ${answers(card)}
    <div class="card-text" dir="auto">${
      comment.second === undefined ? '' : html`<span class="card-at">${clock(comment.second)}</span> `
    }${marked(comment.body, comment.reasons)}</div>
    ${reasonsOf(card, around)}
    ${note?.text ? html`<p class="card-note"><b>Note on the guest:</b> ${note.text}</p>` : ''}
    ${cardActions(card, around)}
  </article>`;
}

function placeOf({ comment, subject }: Card, { filter }: Around): Html {
  const { id, thread, postedAt, editedAt, state } = comment;
  const isElsewhere = state !== filter.list && !(state === 'published' && filter.list !== 'pending');
  return html`<p class="card-place">
    ${isElsewhere ? html`<b class="card-flag">${states[state]}</b>` : ''}
    <a href="${threadPath(thread)}">${subject?.title ?? 'a discussion that is gone'}</a>
    <a href="${state === 'published' ? permalinkOf({ id, thread }) : commentPath(id)}"><time
      datetime="${postedAt}">${dayAndTime(postedAt)}</time></a>${editedAt ? ' edited' : ''}
  </p>`;
}

const answers = ({ answered }: Card): Html | string =>
  answered
    ? html`<blockquote class="card-answers"><b dir="auto">${readable(answered.name) || 'Somebody'}</b>
        <span dir="auto">${clip(readable(answered.body), 180) || `(${states[answered.state]})`}</span></blockquote>`
    : '';

/** The words as they were typed, so that nothing hides in a link; what a check stumbled over is marked. */
const marked = (body: string, reasons: Reason[]): Html =>
  html`${markWords(
    readable(body),
    reasons.flatMap(({ matched = [] }) => matched),
  ).map(({ text, isMarked }) => (isMarked ? html`<mark>${text}</mark>` : text))}`;

/** In a few words; the history has what its author was told, but for a moderator's own words, which it never quotes. */
function reasonsOf({ comment }: Card, { reports, filter }: Around): Html | string {
  const { id, reasons, reports: count } = comment;
  const notes = reports?.get(id) ?? [];
  if (reasons.length === 0 && count === 0) return '';
  return html`<ul class="card-reasons" aria-label="Why it is here">
    ${reasons.map(
      ({ check, code, sentence, detail, matched = [] }) => html`<li>
        <a href="${queueAddress(filter, { reason: code })}" class="card-code">${labelOf(code)}</a>
        ${isModerators({ check }) ? readable(sentence) : ''} ${detail ? html`<i>${detail}</i>` : ''}
        ${matched.length > 0 ? html`<q>${readable(matched.slice(0, 5).join(', '))}</q>` : ''}</li>`,
    )}
    ${count > 0 ? html`<li><b>${count === 1 ? 'One reader minds it' : `${count} readers mind it`}</b></li>` : ''}
    ${notes.map((text) => html`<li><q dir="auto">${readable(text)}</q></li>`)}
  </ul>`;
}
