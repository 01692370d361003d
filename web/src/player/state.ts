/** What the player needs to know of an episode. */
export type Track = {
  id: string;
  /** Address of the audio. */
  src: string;
  title: string;
  /** Address of the episode's page. */
  href: string;
  show: string;
  showTitle: string;
  /** Seconds, as the feed states it; the audio itself corrects it. */
  duration: number | undefined;
};

/** `empty` until the first press; `failed` when the audio would not load or play. */
export type Phase = 'empty' | 'loading' | 'playing' | 'paused' | 'ended' | 'failed';

export type PlayerState = {
  phase: Phase;
  track: Track | undefined;
  /** Seconds. */
  position: number;
  /** Seconds; undefined until the feed or the audio tells. */
  duration: number | undefined;
  /** Playback speed; 1 is as recorded. */
  rate: number;
};

export type PlayerEvent =
  | { type: 'chosen'; track: Track; at: number }
  | { type: 'waiting' | 'playing' | 'paused' | 'ended' | 'failed' }
  | { type: 'moved' | 'played'; position: number }
  | { type: 'measured'; duration: number }
  | { type: 'rated'; rate: number };

/** The speeds that the speed button goes round. */
const rates = [1, 1.25, 1.5, 1.75, 2, 0.75];

export const initialState: PlayerState = {
  phase: 'empty',
  track: undefined,
  position: 0,
  duration: undefined,
  rate: 1,
};

/** The player after an event: nothing plays without a track, and a failure stays until somebody acts. */
export function next(state: PlayerState, event: PlayerEvent): PlayerState {
  switch (event.type) {
    case 'chosen':
      return {
        ...state,
        phase: 'loading',
        track: event.track,
        position: event.at,
        duration: event.track.duration,
      };
    case 'rated':
      return { ...state, rate: event.rate };
  }
  if (!state.track) return state;
  switch (event.type) {
    case 'moved':
      return { ...state, position: event.position };
    case 'played':
      // A browser that loses its sound device reports an error and plays on.
      return {
        ...state,
        position: event.position,
        phase: state.phase === 'failed' ? 'playing' : state.phase,
      };
    case 'measured':
      return Number.isFinite(event.duration) ? { ...state, duration: event.duration } : state;
    case 'waiting':
      return { ...state, phase: 'loading' };
    case 'paused':
      return state.phase === 'failed' || state.phase === 'ended' ? state : { ...state, phase: 'paused' };
    default:
      return { ...state, phase: event.type };
  }
}

/** The speed that follows in the round of the speed button. */
export const rateAfter = (rate: number): number => rates[(rates.indexOf(rate) + 1) % rates.length] ?? 1;

/** Is it going, or about to? */
export const isActive = (state: PlayerState): boolean =>
  state.phase === 'playing' || state.phase === 'loading';

/** A position moved by some seconds, kept inside the audio. */
export function stepped(state: PlayerState, seconds: number): number {
  const end = state.duration ?? Number.POSITIVE_INFINITY;
  return Math.min(Math.max(0, state.position + seconds), end);
}
