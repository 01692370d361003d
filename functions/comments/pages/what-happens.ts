import { html } from 'hono/html';
import type { OwnComment } from '../../../shared/comments/discussion.ts';
import { permalinkOf } from '../../../shared/thread.ts';
import { paragraphs } from './form.ts';
import type { Html } from './frame.ts';

/**
 * What became of one's own comment, why, and what happens next.
 * @param contact whom to write to about a decision, where the site has somebody for that
 */
export function whatHappens({ state, reasons, id, thread }: OwnComment, contact: string | undefined): Html {
  const why = paragraphs(reasons.map(({ sentence }) => sentence));
  switch (state) {
    case 'published':
      return html`<p class="comment-state">Thank you. <a href="${permalinkOf({ id, thread })}">It stands here</a>,
        and within half a minute everybody sees it.</p>`;
    case 'pending':
      return html`<div class="comment-state">${why}
        <p>Nothing is lost. A moderator reads it next, by the <a href="/comment-policy">comment policy</a>: then it
        appears in the discussion, or this page says why not.</p></div>`;
    case 'rejected':
      return html`<div class="comment-state">${why}
        <p>The <a href="/comment-policy">comment policy</a> says what is welcome. You may try once more in other
        words.${contact && lookAgain(contact, id)}</p></div>`;
    case 'deleted':
      return html`<p class="comment-state">Nobody else sees it any more, and its words will be erased.</p>`;
  }
}

const lookAgain = (contact: string, id: string): Html => html` If you think that it was a mistake, write to
  <a href="mailto:${contact}?subject=${encodeURIComponent(`Comment ${id}`)}">${contact}</a>: then somebody looks again.`;
