import type { Phase, Track } from './state.ts';

/** `player:play` asks for an episode from a second on, until another one when that is given. */
export type PlayAsked = { track: Track; at: number; until?: number | undefined };

/** `player:time` tells where the player is: at most four times a second while it plays, and at each change. */
export type PlayerTime = {
  /** The episode. */
  id: string;
  /** Seconds. */
  position: number;
  phase: Phase;
  /** Index of the chapter; -1 when there is none. */
  chapter: number;
};

declare global {
  interface DocumentEventMap {
    'player:play': CustomEvent<PlayAsked>;
    'player:time': CustomEvent<PlayerTime>;
  }
}
