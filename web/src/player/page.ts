import { clock } from '../text/durations.ts';
import { type Moment, momentOf } from './moment.ts';
import type { Player } from './player.ts';
import { drawRange } from './range.ts';
import { initialState, isActive, type Track } from './state.ts';
import { trackOf } from './track.ts';

/** Shows the player's state in the parts of whatever page stands in the window, from now on. */
export function drawPage(player: Player): void {
  const draw = (): void => {
    for (const element of document.querySelectorAll<HTMLElement>('play-button')) drawButton(element, player);
    for (const element of document.querySelectorAll<HTMLElement>('continue-listening'))
      drawOffer(element, player);
    drawLines();
  };
  const drawLines = (event?: Event): void => {
    const moved = event?.target instanceof HTMLInputElement ? event.target : undefined;
    // By their name: a selector would be tried on every sentence of a transcript, four times a second.
    for (const element of document.getElementsByTagName('episode-line'))
      if (element instanceof HTMLElement) drawLine(element, player, moved);
  };
  player.addEventListener('change', draw);
  player.addEventListener('time', () => drawLines());
  document.addEventListener('input', drawLines);
  document.addEventListener('astro:page-load', draw);
  draw();
}

/** The moment that an episode page's address asks for, as long as the player has not been there. */
export function askedMoment(element: Element, track: Track, player: Player): Moment | undefined {
  const isOwnPage = element.closest('article[data-episode]') !== null;
  return isOwnPage && player.state.track?.id !== track.id ? momentOf(location) : undefined;
}

function drawButton(element: HTMLElement, player: Player): void {
  const track = trackOf(element);
  const button = element.querySelector('.play, .play-round');
  if (!track || !button) return;
  const { state } = player;
  const isPlaying = state.track?.id === track.id && isActive(state);
  button.classList.toggle('on', isPlaying);
  const label = button.querySelector('span');
  if (label) {
    const place = askedMoment(element, track, player)?.at ?? player.placeOf(track);
    label.textContent = isPlaying ? 'Pause' : place >= 1 ? `Play from ${clock(place)}` : 'Play episode';
  } else button.ariaLabel = `${isPlaying ? 'Pause' : 'Play'}: ${track.title}`;
  const isQueued = state.queue.some(({ id }) => id === track.id);
  element.querySelector('.add')?.setAttribute('aria-pressed', String(isQueued));
}

let seeking: HTMLInputElement | undefined;

function drawLine(element: HTMLElement, player: Player, moved: HTMLInputElement | undefined): void {
  const track = trackOf(element);
  const range = element.querySelector('input');
  const [now, end] = element.querySelectorAll('span');
  if (!track || !range || !now || !end) return;
  if (moved === range && !seeking) {
    seeking = range;
    range.addEventListener(
      'change',
      () => {
        seeking = undefined;
      },
      { once: true },
    );
  }
  const isByHand = seeking === range;
  if (isByHand && !moved) return;
  const position = isByHand
    ? range.valueAsNumber
    : (askedMoment(element, track, player)?.at ?? player.placeOf(track));
  const isCurrent = player.state.track?.id === track.id;
  const state = isCurrent ? player.state : { ...initialState, duration: track.duration };
  drawRange(range, { ...state, position }, isByHand);
  now.textContent = clock(position);
  const comment = document.querySelector('[data-comment-at]');
  if (comment) comment.textContent = position >= 1 ? `Comment at ${clock(position)}` : 'Comment';
  end.textContent = state.duration === undefined ? '' : clock(state.duration);
}

/** Offers the episode that was left last, from where it was left. The page keeps its place free. */
function drawOffer(element: HTMLElement, player: Player): void {
  const [button, link] = element.querySelectorAll<HTMLElement>('button, a');
  const track = player.unfinished();
  element.hidden = !track || isActive(player.state);
  if (!track || !button || !link) return;
  element.className = `show-${track.show}`;
  link.textContent = track.title;
  link.setAttribute('href', track.href);
  button.ariaLabel = `Continue listening: ${track.title}, from ${clock(player.placeOf(track))}`;
}
