import { element } from './build.ts';

const everyMs = 60_000;

/**
 * Looks for new comments while the page is seen, and offers them without moving what is being read.
 * @param signal ends it
 */
export function watchForNews(thread: HTMLElement, signal: AbortSignal): void {
  const { thread: id = '' } = thread.dataset;
  if (!thread.querySelector(':scope > .comments')) return;
  const offer = element('button', { type: 'button', class: 'comment-news', hidden: '' });
  thread.append(offer);
  let news: HTMLElement[] = [];

  const look = async (): Promise<void> => {
    if (document.hidden || signal.aborted) return;
    const response = await fetch(`/discuss/${id}/latest`, { signal });
    if (!response.ok) return;
    const latest = new DOMParser().parseFromString(await response.text(), 'text/html');
    news = [...latest.querySelectorAll<HTMLElement>('[data-comment]')].filter(
      (comment) => !document.getElementById(comment.id),
    );
    offer.hidden = news.length === 0;
    offer.textContent = news.length === 1 ? '1 new comment' : `${news.length} new comments`;
    const count = document.querySelector('.comment-count');
    const total = latest.querySelector<HTMLElement>('.comments')?.dataset.count;
    if (count && total) count.textContent = total;
  };
  // What could not be fetched is looked for again a minute later.
  const lookQuietly = () => void look().catch(() => undefined);
  const timer = setInterval(lookQuietly, everyMs);
  document.addEventListener('visibilitychange', lookQuietly, { signal });
  signal.addEventListener('abort', () => clearInterval(timer));

  offer.addEventListener('click', () => {
    offer.hidden = true;
    for (const comment of [...news].reverse()) place(thread, comment);
    const [first] = news;
    news = [];
    if (!first) return;
    const shown = document.getElementById(first.id);
    shown?.setAttribute('tabindex', '-1');
    shown?.scrollIntoView({ block: 'center' });
    shown?.focus({ preventScroll: true });
  });
}

/** A reply goes under its comment at the top level, a new one on top of all. */
function place(thread: HTMLElement, comment: HTMLElement): void {
  if (document.getElementById(comment.id)) return;
  const root = comment.parentElement?.closest('[data-comment]');
  const replies = root && document.getElementById(root.id)?.querySelector('.replies');
  if (replies) replies.append(comment);
  else if (!root) putOnTop(thread, comment);
}

/** Puts a comment before the others of a discussion, after the links to other orders. */
export function putOnTop(thread: HTMLElement, comment: HTMLElement): void {
  const list = thread.querySelector(':scope > .comments');
  const first = list?.querySelector(':scope > [data-comment]');
  if (first) first.before(comment);
  else list?.prepend(comment);
}
