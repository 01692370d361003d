import { html } from 'hono/html';
import { type ThreadSubject, threadPath } from '../../../shared/thread.ts';
import { shownComment } from './comment-html.ts';
import { type FilledForm, filledForm, problems } from './form.ts';
import type { Html, PersonalPage } from './frame.ts';

/** What a page is about. */
export type About = Pick<ThreadSubject, 'title' | 'path'> | undefined;

/** A comment as it would appear, with the form that sends it. */
export const previewPage = (form: FilledForm, about: About): PersonalPage =>
  page('Look over your comment', about, [
    shownComment(form),
    html`<h2 class="comment-next">Change it, or post it</h2>`,
    filledForm(form, 'Post it'),
    back(form),
  ]);

/** The form again, with every word, and what to do. */
export const againPage = (form: FilledForm, about: About, sentences: string[]): PersonalPage =>
  page('Your comment is not posted yet', about, [
    problems(sentences),
    filledForm(form, 'Send again'),
    back(form),
  ]);

/** Asks once whether the words are meant as they are. */
export const reconsiderPage = (form: FilledForm, about: About, sentences: string[]): PersonalPage =>
  page('Would you say it like this?', about, [
    problems(sentences),
    filledForm(form, 'Post it', true),
    back(form),
  ]);

const back = ({ thread }: FilledForm): Html =>
  html`<p class="comment-mine"><a href="${threadPath(thread)}">Back to the discussion</a></p>`;

/** A personal page: its heading, what it is about, and what it says. */
export const page = (title: string, about: About, content: (Html | string)[]): PersonalPage => ({
  title: html`${title}`,
  content: html`<article class="column">
    <header class="opening">
      ${about ? html`<p class="kick"><b><a href="${about.path}">${about.title}</a></b></p>` : ''}
      <h1>${title}</h1>
    </header>
    <div class="discussion">${content}</div>
  </article>`,
});
