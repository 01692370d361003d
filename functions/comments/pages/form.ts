import { html } from 'hono/html';
import { sendPath } from '../../../shared/comments/addresses.ts';
import { longestBody } from '../../../shared/comments/text/body.ts';
import { longestName } from '../../../shared/comments/text/name.ts';
import { clock } from '../../../shared/text/clock.ts';
import type { Html } from './frame.ts';

/** The words that a form was sent with, and what makes it a form of this person. */
export type FilledForm = {
  thread: string;
  replyTo?: string | undefined;
  body: string;
  name: string;
  second?: number | undefined;
  /** Where its author wants to be told of replies. */
  mail?: string | undefined;
  /** Whether the site sends mails at all. */
  asksForMail?: boolean | undefined;
  policyVersion: string;
  token: string;
  attempt: string;
};

/** Named, so that the router of the pages sends what a browser would. */
export const formKind = 'application/x-www-form-urlencoded';

const hidden = (name: string, value: string | undefined) =>
  value ? html`<input type="hidden" name="${name}" value="${value}">` : '';

/**
 * The form of a comment with everything in it that was typed.
 * @param isReconsidered true where the author was asked to think again
 */
export const filledForm = (form: FilledForm, send: string, isReconsidered = false): Html => html`
  <form class="comment-form" method="post" action="${sendPath(form.thread)}" enctype="${formKind}"
    aria-label="Your comment">
    ${hidden('replyTo', form.replyTo)}${hidden('policyVersion', form.policyVersion)}
    ${hidden('token', form.token)}${hidden('attempt', form.attempt)}
    ${hidden('reconsidered', isReconsidered ? 'yes' : undefined)}
    ${bodyField(form.body)}
    <div class="comment-fields">
      <label><span>Your name</span>
        <input name="name" value="${form.name}" required maxlength="${longestName}" autocomplete="nickname">
      </label>
      ${
        form.thread.startsWith('episode-') && form.replyTo === undefined
          ? html`<label><span>About the moment (optional)</span>
              <input name="second" value="${form.second === undefined ? '' : clock(form.second)}" maxlength="8"
                placeholder="12:34" autocomplete="off"></label>`
          : ''
      }
      ${
        form.asksForMail
          ? html`<label><span>E-mail, to be told of replies (optional, never shown)</span>
              <input name="mail" type="email" value="${form.mail ?? ''}" maxlength="254" autocomplete="email"></label>`
          : ''
      }
    </div>
    <label class="comment-trap" aria-hidden="true">Leave this field empty
      <input name="site" tabindex="-1" autocomplete="off">
    </label>
    <div class="comment-send">
      <p>By sending it you agree to the <a href="/comment-policy">comment policy</a>.</p>
      <button class="play" type="submit">${send}</button>
    </div>
  </form>`;

// A line end right after the start tag is not part of the text, so that one in the text has to follow it.
export const bodyField = (body: string): Html => html`<label class="comment-body"><span>Your comment</span>
  <textarea name="body" rows="6" required maxlength="${longestBody}">
${body}</textarea></label>`;

/** Sentences about what is to be mended, announced as soon as the page is there. */
export const problems = (sentences: string[]): Html => html`
  <div class="comment-problems" role="alert">${paragraphs(sentences)}</div>`;

/** Each sentence once, however many checks say the same. */
export const paragraphs = (sentences: string[]): Html[] =>
  [...new Set(sentences)].map((sentence) => html`<p>${sentence}</p>`);
