import type { Cards } from './cards.ts';

/** So few cards are left that the next page is asked for. */
const few = 5;

/** Brings the cards of the next page when few are left; the link to it stays for when that fails. */
export async function fetchMore(queue: HTMLElement, cards: Cards): Promise<void> {
  const link = queue.querySelector<HTMLAnchorElement>('.queue-older a[rel=next]');
  if (!link || cards.list.length > few) return;
  try {
    const response = await fetch(link.href, { headers: { accept: 'text/html' } });
    if (!response.ok) return;
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    const known = new Set(cards.list.map(({ id }) => id));
    const more = [...page.querySelectorAll<HTMLElement>('.card')].filter(({ id }) => !known.has(id));
    queue.querySelector('.cards')?.append(...more.map((card) => document.importNode(card, true)));
    const next = page.querySelector<HTMLAnchorElement>('.queue-older a[rel=next]');
    if (next) link.setAttribute('href', next.getAttribute('href') ?? '');
    else link.closest('nav')?.remove();
    cards.tellEmpty();
  } catch {
    // The link is still there.
  }
}
