import { html, raw } from 'hono/html';
import { clock } from '../../../shared/text/clock.ts';
import { dayAndTime } from '../../../shared/text/day-and-time.ts';
import { loadRendering } from '../render.ts';
import type { Html } from './frame.ts';

/** What is shown of a comment, stored or not. */
export type ShownComment = {
  name: string;
  body: string;
  second?: number | undefined;
  postedAt?: string | undefined;
  editedAt?: string | undefined;
};

/** A comment as its author gets to see it before, or after, it is sent; with what became of it below. */
export const shownComment = (
  comment: ShownComment,
  facts: Html | string = '',
  became: Html | string = '',
): Html => {
  const { name, body, second, postedAt, editedAt } = comment;
  return html`<article class="comment">
    <header><b dir="auto">${name}</b>${
      postedAt && html`<time datetime="${postedAt}">${dayAndTime(postedAt)}</time>`
    }${editedAt && html`<span>edited</span>`}${facts}</header>
    <div class="comment-text" dir="auto">${
      second !== undefined && html`<span class="at">${clock(second)}</span>`
    }${rendered(body)}</div>${became}
  </article>`;
};

const rendered = async (body: string) => raw((await loadRendering()).bodyHtml(body));
