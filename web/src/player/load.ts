import type { Session } from './session.ts';
import type { Track } from './state.ts';

let session: Promise<Session> | undefined;
let isLoaded = false;

/** Fetches the player itself, once; a fetch that failed is tried again at the next wish. */
export function load(): Promise<Session> {
  session ??= import('./start.ts').then(({ start }) => {
    isLoaded = true;
    return start();
  });
  session.catch(() => {
    session = undefined;
  });
  return session;
}

/** Does something with the player as soon as it is there. */
export function ask(act: (session: Session) => void): void {
  load().then(act, sayUnloaded);
}

/**
 * Starts the sound within the press itself, because browsers allow it only there. The player takes it over.
 * @param at seconds
 */
export function begin(track: Track, at: number): void {
  const audio = document.querySelector<HTMLAudioElement>('player-bar audio');
  if (isLoaded || !audio || audio.src) return;
  audio.src = at > 0 ? `${track.src}#t=${at}` : track.src;
  // Why it would not play is for the player to find out.
  audio.play().catch(() => undefined);
}

function sayUnloaded(): void {
  for (const part of document.querySelectorAll<HTMLElement>('player-bar :is(.bar, .bar-failure)'))
    part.hidden = false;
  const reason = document.querySelector('player-bar [data-part="reason"]');
  if (reason) reason.textContent = 'The player did not load. Is there a network? Then press play again.';
}
