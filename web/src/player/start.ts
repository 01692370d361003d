import { countPlays } from '../counts/plays.ts';
import { followAddress } from './address.ts';
import { Bar } from './bar.ts';
import { listenToKeys } from './keys.ts';
import { connectMediaSession } from './media-session.ts';
import { Memory } from './memory.ts';
import { drawPage } from './page.ts';
import { Player } from './player.ts';
import { previewRanges } from './range-preview.ts';
import { Session } from './session.ts';
import { watchSleep } from './sleep.ts';
import { tellTime } from './time-events.ts';

/** Starts the one player of this window. @throws {Error} when its bar does not stand in the page */
export function start(): Session {
  const element = document.querySelector<HTMLElement>('player-bar');
  const audio = element?.querySelector('audio');
  if (!element || !audio) throw new Error('There is no player bar in this page.');
  const { back, forward } = element.dataset;
  const player = new Player(audio, new Memory(() => localStorage), {
    back: Number(back),
    forward: Number(forward),
  });
  const session = new Session(player);
  new Bar(element, session).draw();
  connectMediaSession(player, session);
  watchSleep(player);
  previewRanges(player);
  listenToKeys(session);
  tellTime(player);
  countPlays(player);
  drawPage(player);
  followAddress(player);
  document.addEventListener('astro:page-load', () => followAddress(player));
  addEventListener('hashchange', () => followAddress(player));
  return session;
}
