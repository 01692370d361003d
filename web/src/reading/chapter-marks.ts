import type { PlayerTime } from '../player/page-events.ts';

/** Marks the chapter that plays in the list of its episode. */
function mark({ detail: { id, position } }: CustomEvent<PlayerTime>): void {
  // By the id of its heading: a selector would be tried on every sentence of a transcript, four times a second.
  const list = document.getElementById('chapters')?.nextElementSibling;
  if (!(list instanceof HTMLElement) || list.dataset.id !== id) return;
  const entries = [...list.querySelectorAll<HTMLElement>('[data-chapter-start]')];
  const now = entries.findLast(({ dataset }) => Number(dataset.chapterStart) <= position);
  if (now?.ariaCurrent) return;
  for (const entry of entries) entry.removeAttribute('aria-current');
  now?.setAttribute('aria-current', 'true');
}

document.addEventListener('player:time', mark);
