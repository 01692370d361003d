import type { Failure } from './failure.ts';
import { settledRate } from './speed.ts';

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
  duration?: number | undefined;
  /** MIME type of the audio, when it is an unusual one. */
  type?: string | undefined;
};

/** A part of the audio: `start` and `end` in seconds. */
export type Chapter = { start: number; end?: number | undefined; title: string };

/** Seconds that a press on “back” and on “forward” moves the player. */
export type Skip = { back: number; forward: number };

/** When to fall silent: at a time of the clock (milliseconds), at a second of the audio, or where the episode ends. */
export type Sleep = { kind: 'clock' | 'chapter'; at: number } | { kind: 'episode' };

/**
 * `empty`: nothing chosen. `ready`: an episode is set at a second, and no audio is loaded. `loading`: asked to
 * play, waiting for data. `failed`: the audio would not load or play.
 */
export type Phase = 'empty' | 'ready' | 'loading' | 'playing' | 'paused' | 'ended' | 'failed';

export type PlayerState = {
  phase: Phase;
  track: Track | undefined;
  failure: Failure | undefined;
  /** Seconds. */
  position: number;
  /** Seconds; undefined until the feed or the audio tells. */
  duration: number | undefined;
  /** The second at which a range ends, while one plays. */
  until: number | undefined;
  /** The second up to which the audio has arrived. */
  buffered: number;
  chapters: Chapter[];
  sleep: Sleep | undefined;
  /** Episodes to come, the next one first. */
  queue: Track[];
  /** Playback speed; 1 is as recorded. */
  rate: number;
  skip: Skip;
  /** From 0 to 1. */
  volume: number;
  muted: boolean;
};

export type PlayerEvent =
  | { type: 'chosen' | 'cued'; track: Track; at: number; until?: number | undefined }
  | { type: 'asked' | 'waiting' | 'playing' | 'paused' | 'ended' | 'stopped' | 'closed' }
  | { type: 'failed'; failure: Failure }
  | { type: 'moved' | 'played'; position: number }
  | { type: 'measured'; duration: number }
  | { type: 'buffered'; until: number }
  | { type: 'rated'; rate: number }
  | { type: 'skips'; skip: Skip }
  | { type: 'volume'; volume: number; muted: boolean }
  | { type: 'chapters'; chapters: Chapter[] }
  | { type: 'sleep'; sleep: Sleep | undefined }
  | { type: 'queue'; queue: Track[] };

export const initialState: PlayerState = {
  phase: 'empty',
  track: undefined,
  failure: undefined,
  position: 0,
  duration: undefined,
  until: undefined,
  buffered: 0,
  chapters: [],
  sleep: undefined,
  queue: [],
  rate: 1,
  skip: { back: 15, forward: 30 },
  volume: 1,
  muted: false,
};

/** The player after an event. Nothing plays without an episode, and a failure stays until somebody acts or sound comes. */
export function next(state: PlayerState, event: PlayerEvent): PlayerState {
  switch (event.type) {
    case 'chosen':
    case 'cued':
      return {
        ...state,
        phase: event.type === 'chosen' ? 'loading' : 'ready',
        failure: undefined,
        track: event.track,
        position: event.at,
        until: event.until,
        ...(state.track?.id !== event.track.id && {
          buffered: 0,
          duration: event.track.duration,
          chapters: [],
          // Minutes go on counting; the end of the episode or chapter before is nobody's wish any more.
          sleep: state.sleep?.kind === 'clock' ? state.sleep : undefined,
        }),
      };
    case 'rated':
      return { ...state, rate: settledRate(event.rate) };
    case 'skips':
      return { ...state, skip: event.skip };
    case 'volume':
      return { ...state, volume: Math.min(1, Math.max(0, event.volume)), muted: event.muted };
    case 'queue':
      return { ...state, queue: event.queue };
  }
  return state.track ? nextOfTrack(state, event) : state;
}

type TrackEvent = Exclude<PlayerEvent, { type: 'chosen' | 'cued' | 'rated' | 'skips' | 'volume' | 'queue' }>;

function nextOfTrack(state: PlayerState, event: TrackEvent): PlayerState {
  switch (event.type) {
    case 'moved': {
      // Who leaves a range by hand wants to hear on.
      const { position } = event;
      const until = state.until !== undefined && position < state.until ? state.until : undefined;
      return { ...state, position, until, phase: state.phase === 'ended' ? 'paused' : state.phase };
    }
    case 'played':
      // A browser that loses its sound device or its network reports an error, and may yet play on.
      return { ...state, position: event.position, ...going };
    case 'measured':
      return Number.isFinite(event.duration) ? { ...state, duration: event.duration } : state;
    case 'buffered':
      return event.until === state.buffered ? state : { ...state, buffered: event.until };
    case 'chapters':
      return { ...state, chapters: event.chapters };
    case 'sleep':
      return { ...state, sleep: event.sleep };
    case 'asked':
    case 'waiting':
      return { ...state, phase: 'loading', failure: undefined };
    case 'playing':
      return { ...state, ...going };
    case 'paused':
      return isActive(state) ? { ...state, phase: 'paused', ...rangeLeft(state) } : state;
    case 'ended':
      return { ...state, phase: 'ended', until: undefined };
    case 'failed':
      return { ...state, phase: 'failed', failure: event.failure };
    case 'stopped':
      return {
        ...state,
        phase: 'ready',
        failure: undefined,
        until: undefined,
        buffered: 0,
        sleep: undefined,
      };
    case 'closed': {
      const { rate, skip, volume, muted } = state;
      return { ...initialState, rate, skip, volume, muted };
    }
  }
}

const going = { phase: 'playing', failure: undefined } as const;

const rangeLeft = (state: PlayerState) => (hasReachedEnd(state) ? { until: undefined } : undefined);

/** Has the range that plays come to its end? */
export const hasReachedEnd = ({ until, position }: PlayerState): boolean =>
  until !== undefined && position >= until;

/** Is it going, or about to? */
export const isActive = ({ phase }: PlayerState): boolean => phase === 'playing' || phase === 'loading';

/** A position moved by some seconds, kept inside the audio. */
export function stepped(state: PlayerState, seconds: number): number {
  const end = state.duration ?? Number.POSITIVE_INFINITY;
  return Math.min(Math.max(0, state.position + seconds), end);
}

/** The chapter at a second; -1 before the first. Chapters are in order of their starts. */
export const chapterAt = (chapters: Chapter[], position: number): number =>
  chapters.findLastIndex(({ start }) => start <= position);
