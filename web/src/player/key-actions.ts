import type { Session } from './session.ts';
import { skip, speeds } from './settings.ts';

/** What each key does; `keySheet` tells it to people. */
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
    j: () => player.step(-skip.back),
    l: () => player.step(skip.forward),
    ArrowLeft: () => player.step(-skip.arrow),
    ArrowRight: () => player.step(skip.arrow),
    '<': () => rate(-speeds.step),
    '>': () => rate(speeds.step),
    m: () => {
      player.setVolume(state.volume, !state.muted);
      session.say(state.muted ? 'Sound on' : 'Muted');
    },
    n: () => session.nextEpisode(),
  };
  if (/^\d$/.test(key)) {
    if (state.duration) player.seek((state.duration * Number(key)) / 10);
  } else actions[key]?.();
}

/** The keys and what they do, for the sheet. */
export const keySheet: [keys: string, does: string][] = [
  ['Space or k', 'Play or pause'],
  ['j / l', `Back ${skip.back} / forward ${skip.forward} seconds`],
  ['← / →', `Back / forward ${skip.arrow} seconds`],
  ['0 – 9', 'Go to that tenth of the episode'],
  ['< / >', 'Slower / faster'],
  ['m', 'Mute or unmute'],
  ['↑ / ↓', 'Louder / quieter, in the full player'],
  ['n', 'Next episode in the queue'],
  ['?', 'These shortcuts'],
];
