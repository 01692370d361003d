import { html } from 'hono/html';
import { minePath, ownCommentPath } from '../../../shared/comments/addresses.ts';
import type { OwnComment } from '../../../shared/comments/discussion.ts';
import type { MailWish } from '../../../shared/mail/subscription.ts';
import { dayAndTime } from '../../../shared/text/day-and-time.ts';
import { threadPath } from '../../../shared/thread.ts';
import { shownComment } from './comment-html.ts';
import { bodyField, formKind, problems } from './form.ts';
import type { Html, PersonalPage } from './frame.ts';
import { mailWords } from './mail.ts';
import { type About, page } from './sending.ts';
import { whatHappens } from './what-happens.ts';

const headings = {
  published: 'Your comment is in the discussion',
  pending: 'Your comment waits for a moderator',
  rejected: 'A moderator did not publish your comment',
  deleted: 'You deleted this comment',
} as const;

/** What became of a comment, and what happens next. */
export const receiptPage = (
  comment: OwnComment,
  about: About,
  mail: Pick<MailWish, 'state'>[] = [],
  contact?: string,
): PersonalPage =>
  page(headings[comment.state], about, [
    whatHappens(comment, contact),
    ...mail.map((wish) => html`<p class="comment-state">${mailWords(wish)}</p>`),
    shownComment(comment),
    actionsOn(comment),
  ]);

const actionsOn = ({ id, state, editableUntil, thread }: OwnComment): Html => html`
  <p class="comment-actions">
    ${
      editableUntil
        ? html`<a href="${ownCommentPath(id, 'edit')}">Change it</a>
          <span>until ${editableUntil.slice(11, 16)} UTC or the first reply</span>`
        : ''
    }
    ${state === 'deleted' ? '' : html`<a href="${ownCommentPath(id, 'delete')}">Delete it</a>`}
    <a href="${threadPath(thread)}">The discussion</a>
    <a href="${minePath}">My comments</a>
  </p>`;

/** The words as they were typed, and what speaks against them. */
type EditState = { sentences: string[]; isReconsidered?: boolean };

export const editPage = (
  { id, body, editableUntil }: Pick<OwnComment, 'id' | 'body' | 'editableUntil'>,
  { sentences, isReconsidered = false }: EditState = { sentences: [] },
): PersonalPage =>
  page('Change your comment', undefined, [
    sentences.length > 0 ? problems(sentences) : '',
    html`<form class="comment-form" method="post" action="${ownCommentPath(id, 'edit')}" enctype="${formKind}">
      ${isReconsidered ? html`<input type="hidden" name="reconsidered" value="yes">` : ''}
      ${bodyField(body)}
      <div class="comment-send">
        <p>${editableUntil ? `Possible until ${dayAndTime(editableUntil)} UTC, or until somebody answers.` : ''}</p>
        <button class="play" type="submit">Save</button>
      </div>
    </form>
    <p class="comment-mine"><a href="${ownCommentPath(id, 'receipt')}">Keep it as it is</a></p>`,
  ]);

export const deletePage = (comment: OwnComment): PersonalPage =>
  page('Delete your comment?', undefined, [
    shownComment(comment),
    html`<p class="comment-state">It leaves the discussion at once. Where somebody has answered it, a line says that
      its author removed it.</p>
      <form class="comment-actions" method="post" action="${ownCommentPath(comment.id, 'delete')}"
        enctype="${formKind}">
        <button class="play" type="submit">Delete it</button>
        <a href="${ownCommentPath(comment.id, 'receipt')}">Keep it</a>
      </form>`,
  ]);
