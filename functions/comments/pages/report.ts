import { html } from 'hono/html';
import type { PublicComment } from '../../../shared/comment.ts';
import { ownCommentPath } from '../../../shared/comments/addresses.ts';
import { permalinkOf, threadPath } from '../../../shared/thread.ts';
import { shownComment } from './comment-html.ts';
import { formKind } from './form.ts';
import type { PersonalPage } from './frame.ts';
import { type About, page } from './sending.ts';

/** Asks what is wrong with a comment. */
export const reportPage = (comment: PublicComment, about: About): PersonalPage =>
  page('Report a comment', about, [
    shownComment(comment),
    html`<form class="comment-form comment-next" method="post" action="${ownCommentPath(comment.id, 'report')}"
        enctype="${formKind}">
        <label><span>What is wrong with it? (optional; only moderators read this)</span>
          <textarea name="note" rows="3" maxlength="500"></textarea>
        </label>
        <div class="comment-send">
          <p>A moderator compares it with the <a href="/comment-policy">comment policy</a>. Disagreement alone is no
          reason to remove a comment; answering it may be better.</p>
          <button class="play" type="submit">Report it</button>
        </div>
      </form>
      <p class="comment-mine"><a href="${permalinkOf(comment)}">Back to the comment</a></p>`,
  ]);

export const reportedPage = (thread: string | undefined): PersonalPage =>
  page('Thank you for the report', undefined, [
    html`<p class="comment-state">A moderator will read the comment. Each person’s report counts once.</p>
      <p class="comment-actions"><a href="${thread ? threadPath(thread) : '/'}">Back to the discussion</a></p>`,
  ]);
