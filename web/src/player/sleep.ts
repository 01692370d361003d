import type { Player } from './player.ts';
import { type Chapter, chapterAt, isActive, type PlayerState, type Sleep } from './state.ts';

/** Seconds past the end of a chapter after which somebody has jumped over it. */
const overshoot = 3;

/** Is it time to fall silent (`now`), has the moment been jumped over (`past`), or is it still to come? */
export function sleepDue(sleep: Sleep, position: number, clock: number): 'now' | 'past' | undefined {
  if (sleep.kind === 'episode') return undefined;
  if (sleep.kind === 'clock') return clock >= sleep.at ? 'now' : undefined;
  return position < sleep.at ? undefined : position < sleep.at + overshoot ? 'now' : 'past';
}

/**
 * What somebody chose in the list of the sleep timer: minutes, `episode` or `chapter`.
 * @param clock milliseconds now
 */
export function sleepOf(choice: string, state: PlayerState, clock: number): Sleep | undefined {
  const minutes = Number(choice);
  if (minutes > 0) return { kind: 'clock', at: clock + minutes * 60_000 };
  if (choice === 'episode') return { kind: 'episode' };
  if (choice !== 'chapter') return undefined;
  const at = chapterEnd(state.chapters, chapterAt(state.chapters, state.position));
  // The last chapter ends with the episode.
  return at === undefined ? { kind: 'episode' } : { kind: 'chapter', at };
}

const chapterEnd = (chapters: Chapter[], index: number): number | undefined =>
  chapters[index]?.end ?? chapters[index + 1]?.start;

/** Pauses the player when its sleep timer says so. */
export function watchSleep(player: Player): void {
  const check = (): void => {
    const { sleep, position } = player.state;
    const due = sleep && sleepDue(sleep, position, Date.now());
    if (!due) return;
    const wasPlaying = player.state.phase === 'playing';
    player.send({ type: 'sleep', sleep: undefined });
    if (due === 'now' && wasPlaying) player.pause();
  };
  player.addEventListener('time', check);
  player.addEventListener('change', () => {
    if (isActive(player.state)) check();
  });
}
