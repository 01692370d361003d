import { clock } from '../text/durations.ts';
import type { OwnComment } from './api.ts';
import { element } from './build.ts';
import { improveForm } from './form.ts';
import { putOnTop, watchForNews } from './news.ts';
import { ownArticle } from './own.ts';
import { openReport } from './report.ts';

/** A discussion that one takes part in without leaving the page. */
class CommentThread extends HTMLElement {
  #leaving = new AbortController();

  connectedCallback(): void {
    this.#leaving = new AbortController();
    const form = this.querySelector<HTMLFormElement>(':scope > form');
    if (form) this.#improve(form);
    watchForNews(this, this.#leaving.signal);
  }

  disconnectedCallback(): void {
    this.#leaving.abort();
  }

  /** A form under a comment, to answer it or to report it; a second press closes it. */
  open(link: HTMLElement): void {
    const { reply, report } = link.dataset;
    const comment = link.closest<HTMLElement>('[data-comment]');
    const footer = link.closest('footer');
    if (!comment || !footer) return;
    const kind = reply ? 'reply' : 'report';
    const open = comment.querySelector<HTMLElement>(':scope > .comment-form');
    open?.remove();
    if (open?.dataset.kind === kind) return;
    const close = () => {
      form?.remove();
      link.focus();
    };
    const form = reply ? this.#replyForm(comment, reply, close) : openReport(comment, report ?? '', close);
    if (!form) return;
    form.dataset.kind = kind;
    footer.after(form);
    form.addEventListener('keydown', ({ key }) => key === 'Escape' && close());
    form.querySelector('textarea')?.focus();
  }

  #replyForm(comment: HTMLElement, id: string, close: () => void): HTMLFormElement | undefined {
    const main = this.querySelector<HTMLFormElement>(':scope > form');
    const form = main?.cloneNode(true);
    if (!(form instanceof HTMLFormElement)) return undefined;
    const name = comment.querySelector('header b')?.textContent ?? '';
    delete form.dataset.improved;
    form.removeAttribute('id');
    form.querySelector('.comment-problems, .comment-moment')?.remove();
    form.querySelectorAll('[name=replyTo]').forEach((field) => {
      field.remove();
    });
    form.prepend(element('input', { type: 'hidden', name: 'replyTo', value: id }));
    form.ariaLabel = `Reply to ${name}`;
    const label = form.querySelector('.comment-body span');
    if (label) {
      label.className = '';
      label.textContent = `Your reply to ${name}`;
    }
    const body = form.querySelector('textarea');
    if (body) body.value = '';
    const send = form.querySelector('button');
    if (send) {
      const leave = element('button', { type: 'button', class: 'quiet' }, 'Cancel');
      leave.onclick = close;
      send.textContent = 'Reply';
      send.before(leave);
    }
    this.#improve(form, comment);
    return form;
  }

  #improve(form: HTMLFormElement, answered?: HTMLElement): void {
    const stored = (own: OwnComment): void => {
      const article = ownArticle(own);
      const replies = (answered ?? this.querySelector('[aria-current]'))
        ?.closest('.comments > [data-comment]')
        ?.querySelector('.replies');
      if (replies) replies.append(article);
      else putOnTop(this, article);
      this.querySelector('.empty')?.remove();
      if (answered) form.remove();
      const count = document.querySelector('.comment-count');
      if (count && own.state === 'published') count.textContent = String(Number(count.textContent) + 1);
      article.scrollIntoView({ block: 'nearest' });
      article.focus({ preventScroll: true });
    };
    const waits = (comments: OwnComment[]): void => {
      const show = () => this.#showWaiting(comments);
      // Whoever is at this form reads nothing below it; a pointer that went over a link may belong to a reader.
      if (answered || !form.nextElementSibling?.matches('.comments, .empty')) return;
      if (form.contains(document.activeElement)) show();
      else form.addEventListener('focusin', show, { once: true });
    };
    improveForm(form, { thread: this.dataset.thread ?? '', stored, waits });
  }

  /** One's own comments that wait, where they stood when they were sent: the page itself is the same for everybody. */
  #showWaiting(comments: OwnComment[]): void {
    for (const own of comments.toReversed()) {
      if (document.getElementById(`c-${own.id}`)) continue;
      const article = ownArticle(own, 'waits for a moderator');
      const replies = own.root && document.querySelector(`#c-${own.root} > .replies`);
      if (replies) replies.append(article);
      else putOnTop(this, article);
      this.querySelector('.empty')?.remove();
    }
  }
}

customElements.define('comment-thread', CommentThread);

/** Follows a link that opens a form in the page; it leads to a page with that form where scripts do not run. */
export function press(link: HTMLAnchorElement): void {
  const thread = link.closest('comment-thread') ?? document.querySelector('comment-thread');
  if (!(thread instanceof CommentThread)) {
    location.assign(link.href);
    return;
  }
  if (link.dataset.commentAt === undefined) {
    thread.open(link);
    return;
  }
  const line = document.querySelector<HTMLInputElement>('episode-line input');
  const moment = thread.querySelector<HTMLInputElement>('[name=second]');
  if (moment && line && line.valueAsNumber >= 1) {
    moment.value = clock(line.valueAsNumber);
    moment.dispatchEvent(new Event('input', { bubbles: true }));
  }
  const body = thread.querySelector('textarea');
  body?.scrollIntoView({ block: 'center' });
  body?.focus({ preventScroll: true });
}
