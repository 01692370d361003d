import type { PlayerTime } from '../player/page-events.ts';
import { markPlace } from './mark-place.ts';

/** Lights the article that is under discussion in the list of its episode. */
function mark({ detail: { id, position } }: CustomEvent<PlayerTime>): void {
  const [list] = document.getElementsByClassName('discussed');
  if (!(list instanceof HTMLElement) || list.dataset.id !== id) return;
  markPlace(
    list.querySelectorAll<HTMLElement>('[data-from]'),
    ({ dataset }) => Number(dataset.from),
    position,
  );
}

document.addEventListener('player:time', mark);
