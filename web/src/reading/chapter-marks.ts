import type { PlayerTime } from '../player/page-events.ts';
import { markPlace } from './mark-place.ts';

/** Marks the chapter that plays in the list of its episode. */
function mark({ detail: { id, position } }: CustomEvent<PlayerTime>): void {
  // By the id of its heading: a selector would be tried on every sentence of a transcript, four times a second.
  const list = document.getElementById('chapters')?.nextElementSibling;
  if (!(list instanceof HTMLElement) || list.dataset.id !== id) return;
  const entries = list.querySelectorAll<HTMLElement>('[data-chapter-start]');
  markPlace(entries, ({ dataset }) => Number(dataset.chapterStart), position);
}

document.addEventListener('player:time', mark);
