import type { Memory } from './memory.ts';
import { margins } from './settings.ts';
import { Sound } from './sound.ts';
import {
  hasReachedEnd,
  initialState,
  isActive,
  next,
  type PlayerEvent,
  type PlayerState,
  type Skip,
  stepped,
  type Track,
} from './state.ts';

/** Seconds of playing between two notes of the position. */
const keepEvery = 5;

const isTime = ({ type }: PlayerEvent): boolean => type === 'moved' || type === 'played';

/**
 * The one player: the sound, the state it is in, what is remembered of it, and who wants to hear of it. Tells
 * `time` when only the position or what has arrived moved on, and `change` for all else.
 */
export class Player extends EventTarget {
  state: PlayerState = initialState;
  readonly memory: Memory;
  readonly #sound: Sound;
  #keptAt = 0;

  /** @param skip what the site sets; the listener's own choice comes first */
  constructor(audio: HTMLAudioElement, memory: Memory, skip: Skip = initialState.skip) {
    super();
    this.memory = memory;
    this.#sound = new Sound(audio, (event) => this.#hear(event));
    const { queue, rate, volume, muted, recent, open } = memory.read();
    this.send({ type: 'skips', skip: { ...skip, ...memory.read().skip } });
    this.send({ type: 'queue', queue });
    this.#setRate(rate);
    this.#setVolume(volume, muted);
    if (open && recent[0] && !this.#sound.isLoaded) this.cue(recent[0]);
    addEventListener('pagehide', () => this.#keep());
    addEventListener('offline', () => this.#checkNetwork());
    addEventListener('online', () => {
      const { failure } = this.state;
      if (failure === 'offline' || failure === 'network') this.toggle();
    });
  }

  /** Plays an episode from a second on, or from where it was left; the one already loaded just goes there. */
  play(track: Track, at?: number, until?: number): void {
    const { phase } = this.state;
    const isHere = this.state.track?.id === track.id && this.#sound.isLoaded && phase !== 'failed';
    if (!isHere) {
      const from = at ?? this.placeOf(track);
      this.#sound.load(track, from, phase === 'empty');
      this.send({ type: 'chosen', track, at: from, until });
      this.#sound.tellDuration();
    } else if (at !== undefined) {
      this.#sound.goTo(at);
      this.send({ type: 'chosen', track, at, until });
    }
    this.send({ type: 'asked' });
    this.#sound.play();
    this.#keep();
  }

  /** Sets an episode at a second, ready to be played; loads nothing. */
  cue(track: Track, at?: number, until?: number): void {
    this.#sound.unload();
    this.send({ type: 'cued', track, at: at ?? this.placeOf(track), until });
  }

  toggle(): void {
    const { track, phase, position, until } = this.state;
    if (!track) return;
    if (isActive(this.state)) this.pause();
    else if (phase === 'ready' || phase === 'failed') this.play(track, position, until);
    else this.play(track);
  }

  pause(): void {
    this.#sound.pause();
    // The audio tells a moment later, when somebody may have pressed again.
    this.send({ type: 'paused' });
  }

  /** Stops and lets the audio go, where it is. */
  stop(): void {
    this.#keep();
    this.#sound.unload();
    this.send({ type: 'stopped' });
  }

  /** Puts the player away. */
  close(): void {
    this.#keep();
    this.#sound.unload();
    this.memory.write({ open: false, queue: [] });
    this.send({ type: 'closed' });
  }

  seek(seconds: number): void {
    if (this.#sound.isLoaded) this.#sound.goTo(seconds);
    this.send({ type: 'moved', position: seconds });
    this.#keep();
  }

  step(seconds: number): void {
    if (this.state.track) this.seek(stepped(this.state, seconds));
  }

  skipBack(): void {
    this.step(-this.state.skip.back);
  }

  skipForward(): void {
    this.step(this.state.skip.forward);
  }

  setSkip(change: Partial<Skip>): void {
    this.memory.write({ skip: { ...this.memory.read().skip, ...change } });
    this.send({ type: 'skips', skip: { ...this.state.skip, ...this.memory.read().skip } });
  }

  setRate(rate: number): void {
    this.#setRate(rate);
    this.memory.write({ rate: this.state.rate });
  }

  setVolume(volume: number, muted = false): void {
    this.#setVolume(volume, muted);
    this.memory.write({ volume: this.state.volume, muted });
  }

  setQueue(queue: Track[]): void {
    this.memory.write({ queue });
    this.send({ type: 'queue', queue: this.memory.read().queue });
  }

  /** The second from which an episode goes on: where it is now or was left, or its beginning. */
  placeOf(track: Track): number {
    const { state } = this;
    if (state.track?.id === track.id && state.phase !== 'ended') return state.position;
    return this.memory.position(track.id) ?? 0;
  }

  /** The episode that was left last and has something to go on with. */
  unfinished(): Track | undefined {
    return this.memory.read().recent.find(({ id }) => this.memory.position(id));
  }

  /** Takes an event into the state, and tells whoever listens. */
  send(event: PlayerEvent): void {
    const before = this.state;
    this.state = next(before, event);
    if (this.state === before) return;
    const isQuiet = event.type === 'buffered' || (before.phase === 'playing' && isTime(event));
    this.dispatchEvent(new Event(isQuiet ? 'time' : 'change'));
  }

  /** Takes what the sound says, and does what follows from it. */
  #hear(event: PlayerEvent): void {
    const { track } = this.state;
    if (event.type === 'ended' && track) this.memory.forget(track.id);
    this.send(event);
    if (event.type === 'paused') this.#keep();
    if (event.type === 'waiting') this.#checkNetwork();
    if (event.type === 'played') this.#follow(event.position);
  }

  #follow(position: number): void {
    const left = (this.state.until ?? Number.POSITIVE_INFINITY) - position;
    if (hasReachedEnd(this.state)) this.pause();
    // Times come four times a second; the end of a range is worth more care.
    else if (left < 0.4) setTimeout(() => this.#sound.tellTime(), (left / this.state.rate) * 1000 + 5);
    if (Math.abs(position - this.#keptAt) >= keepEvery) this.#keep();
  }

  #checkNetwork(): void {
    if (this.state.phase === 'loading' && !navigator.onLine)
      this.send({ type: 'failed', failure: 'offline' });
  }

  #setRate(rate: number): void {
    this.send({ type: 'rated', rate });
    this.#sound.setRate(this.state.rate);
  }

  #setVolume(volume: number, muted: boolean): void {
    this.send({ type: 'volume', volume, muted });
    this.#sound.setVolume(this.state.volume, muted);
  }

  /** Remembers where the episode is, unless it is as good as heard or hardly begun. */
  #keep(): void {
    const { track, position, duration, phase } = this.state;
    if (!track || phase === 'ready' || phase === 'ended') return;
    this.#keptAt = position;
    const isHeard = duration !== undefined && position > duration - margins.heard;
    this.memory.keep(track, isHeard || position < margins.begun ? 0 : position);
  }
}
