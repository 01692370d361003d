import { clock } from '../text/durations.ts';
import type { OwnComment } from './api.ts';
import { element, paragraphs } from './build.ts';

/** One's own comment as everybody will see it, or with what it waits for; `since` says for how long. */
export function ownArticle(
  { id, name, html, second, state, url, reasons, mail }: OwnComment,
  since = 'just now',
): HTMLElement {
  const words = element('div', { class: 'comment-text', dir: 'auto' });
  // Made by the site from what was sent, and safe.
  words.innerHTML = html;
  if (second !== undefined) words.prepend(element('span', { class: 'at' }, clock(second)), ' ');
  const page = (what: string, label: string) => element('a', { href: `/api/comments/${id}/${what}` }, label);
  const when = state === 'published' ? element('a', { href: url, class: 'comment-when' }, since) : since;
  const article = element(
    'article',
    { class: 'comment', id: `c-${id}`, 'data-comment': id, tabindex: '-1' },
    element('header', {}, element('b', { dir: 'auto' }, name), element('span', {}, when)),
    words,
  );
  const next = 'A moderator reads it next. Until then only you see it, under “My comments”.';
  const sentences = [
    ...(state === 'published' ? [] : [...reasons.map(({ sentence }) => sentence), next]),
    ...(mail ? [mail] : []),
  ];
  if (sentences.length > 0) {
    article.append(element('div', { class: 'comment-state' }, ...paragraphs(sentences)));
  }
  article.append(element('footer', {}, page('edit', 'Change'), page('delete', 'Delete')));
  return article;
}
