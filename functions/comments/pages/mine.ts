import { html } from 'hono/html';
import { erasePath, exportPath, minePath, ownCommentPath } from '../../../shared/comments/addresses.ts';
import type { OwnComment } from '../../../shared/comments/discussion.ts';
import type { MailWish } from '../../../shared/mail/subscription.ts';
import type { Page } from '../../../shared/reader.ts';
import { permalinkOf, threadPath } from '../../../shared/thread.ts';
import { shownComment } from './comment-html.ts';
import { formKind } from './form.ts';
import type { PersonalPage } from './frame.ts';
import { mailWish } from './mail.ts';
import { page } from './sending.ts';
import { whatHappens } from './what-happens.ts';

const states = {
  published: 'in the discussion',
  pending: 'waits for a moderator',
  rejected: 'not published',
  deleted: 'deleted',
} as const;

/** Everything that this browser has written here, each with the title of what it is about. */
export const minePage = (
  { items, cursor }: Page<OwnComment>,
  titles: Map<string, string | undefined>,
  mail: (MailWish & { endUrl: string })[] = [],
  contact?: string,
): PersonalPage =>
  page('My comments', undefined, [
    ...mail.map(mailWish),
    items.length === 0
      ? html`<p class="empty">This browser has not written a comment here. Comments are remembered by a cookie, without
          an account: another browser, or one whose cookies were cleared, knows nothing of them.</p>`
      : html`${items.map((comment) =>
          shownComment(
            comment,
            html`${place(comment, titles.get(comment.thread))}<a
              href="${ownCommentPath(comment.id, 'receipt')}">${states[comment.state]}</a>${ways(comment)}`,
            isToldMore(comment) ? whatHappens(comment, contact) : '',
          ),
        )}`,
    cursor
      ? html`<nav class="older" aria-label="More comments">
          <a rel="next" href="${minePath}?cursor=${encodeURIComponent(cursor)}">Older comments</a></nav>`
      : '',
    items.length > 0
      ? html`<p class="comment-actions comment-mine">
          <a href="${exportPath}" download="my-comments.json" data-astro-reload>Take a copy of everything</a>
          <a href="${erasePath}">Erase everything</a>
        </p>`
      : '',
  ]);

/** Whoever has a comment that nobody sees wants to know why at once. */
const isToldMore = ({ state }: OwnComment) => state === 'pending' || state === 'rejected';

const ways = ({ id, state, editableUntil }: OwnComment) =>
  html`${
    editableUntil ? html`<a href="${ownCommentPath(id, 'edit')}">Change</a>` : ''
  }${state === 'deleted' ? '' : html`<a href="${ownCommentPath(id, 'delete')}">Delete</a>`}`;

const place = (comment: OwnComment, title: string | undefined) =>
  title &&
  html`<a dir="auto"
    href="${comment.state === 'published' ? permalinkOf(comment) : threadPath(comment.thread)}">${title}</a>`;

export const erasePage: PersonalPage = page('Erase everything that you wrote here?', undefined, [
  html`<p class="comment-state">Every comment of this browser leaves the site for good, with your name, your address and what
      else is known of you. What others answered stays. This cannot be taken back.</p>
    <form class="comment-actions" method="post" action="${erasePath}" enctype="${formKind}">
      <input type="hidden" name="confirmed" value="yes">
      <button class="play" type="submit">Erase everything</button>
      <a href="${minePath}">Keep it</a>
    </form>`,
]);

export const erasedPage: PersonalPage = page('Everything is erased', undefined, [
  html`<p class="comment-state">This site holds nothing of what you wrote any more, and your browser has forgotten that
      it wrote here.</p>
    <p class="comment-actions"><a href="/">Home</a></p>`,
]);
