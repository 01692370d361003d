import type { Session } from './session.ts';
import { arrowSkip, speeds } from './settings.ts';

/** What each key does; `key-sheet.ts` tells it to people. */
export function pressKey(session: Session, key: string): void {
  const { player } = session;
  const { state } = player;
  const rate = (by: number) => {
    player.setRate(state.rate + by);
    session.say(`Speed ${player.state.rate}`);
  };
  const actions: Record<string, () => void> = {
    ' ': () => player.toggle(),
    k: () => player.toggle(),
    j: () => player.skipBack(),
    l: () => player.skipForward(),
    ArrowLeft: () => player.step(-arrowSkip),
    ArrowRight: () => player.step(arrowSkip),
    '<': () => rate(-speeds.step),
    '>': () => rate(speeds.step),
    m: () => {
      player.setVolume(state.volume, !state.muted);
      session.say(state.muted ? 'Sound on' : 'Muted');
    },
    n: () => void session.nextEpisode(),
  };
  if (/^\d$/.test(key)) {
    if (state.duration) player.seek((state.duration * Number(key)) / 10);
  } else actions[key]?.();
}
