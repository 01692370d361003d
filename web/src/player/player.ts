import { type FailureFacts, failureOf } from './failure.ts';
import type { Memory } from './memory.ts';
import { margins } from './settings.ts';
import {
  hasReachedEnd,
  initialState,
  isActive,
  next,
  type PlayerEvent,
  type PlayerState,
  stepped,
  type Track,
} from './state.ts';

const keepEvery = 5;
/** Milliseconds in which sound that goes on after an error should be heard. */
const patience = 800;
const isTimeOf = ({ type }: PlayerEvent) => type === 'moved' || type === 'played';

/**
 * The one player: an audio element, the state it is in, and who wants to hear of it.
 * Tells `time` when only the position or what has arrived moved on, and `change` for all else.
 */
export class Player extends EventTarget {
  state: PlayerState = initialState;
  readonly memory: Memory;
  readonly #audio: HTMLAudioElement;
  /** The second to go to as soon as the audio can. */
  #startAt: number | undefined;
  #keptAt = 0;

  constructor(audio: HTMLAudioElement, memory: Memory) {
    super();
    this.#audio = audio;
    this.memory = memory;
    const { queue, rate, volume, muted, recent, open } = memory.read();
    this.send({ type: 'queue', queue });
    this.#rate(rate);
    this.#loudness(volume, muted);
    if (open && recent[0] && !audio.src) this.cue(recent[0]);
    this.#listen();
  }

  /** Plays an episode from a second on, or from where it was left; the one already loaded just goes there. */
  play(track: Track, at?: number, until?: number): void {
    const { phase } = this.state;
    const isLoaded = this.state.track?.id === track.id && this.#audio.src !== '' && phase !== 'failed';
    if (!isLoaded) this.#load(track, at ?? this.placeOf(track), until);
    else if (at !== undefined) {
      this.#goTo(at);
      this.send({ type: 'chosen', track, at, until });
    }
    this.#start();
  }

  /** Sets an episode at a second, ready to be played; loads nothing. */
  cue(track: Track, at?: number, until?: number): void {
    this.#unload();
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
    this.#audio.pause();
  }

  /** Stops and lets the audio go, where it is. */
  stop(): void {
    this.#keep();
    this.#unload();
    this.send({ type: 'stopped' });
  }

  /** Puts the player away. */
  close(): void {
    this.#keep();
    this.#unload();
    this.memory.write({ open: false, queue: [] });
    this.send({ type: 'closed' });
  }

  seek(seconds: number): void {
    if (this.#audio.src) this.#goTo(seconds);
    this.send({ type: 'moved', position: seconds });
    this.#keep();
  }

  step(seconds: number): void {
    if (this.state.track) this.seek(stepped(this.state, seconds));
  }

  setRate(rate: number): void {
    this.#rate(rate);
    this.memory.write({ rate: this.state.rate });
  }

  setVolume(volume: number, muted = false): void {
    this.#loudness(volume, muted);
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
    const isTime = event.type === 'buffered' || (before.phase === 'playing' && isTimeOf(event));
    this.dispatchEvent(new Event(isTime ? 'time' : 'change'));
  }

  #listen(): void {
    const audio = this.#audio;
    const on = (names: string, hear: () => void) => {
      for (const name of names.split(' ')) audio.addEventListener(name, hear);
    };
    on('playing', () => this.send({ type: 'playing' }));
    on('waiting', () => {
      if (!audio.paused) this.send({ type: 'waiting' });
      this.#checkNetwork();
    });
    on('pause', () => {
      if (!audio.src || !audio.paused) return;
      this.send({ type: 'paused' });
      this.#keep();
    });
    on('ended', () => {
      if (this.state.track) this.memory.forget(this.state.track.id);
      this.send({ type: 'ended' });
    });
    on('error', () => this.#doubt());
    on('timeupdate', () => this.#hearTime());
    on('durationchange', () => this.send({ type: 'measured', duration: audio.duration }));
    on('loadedmetadata', () => {
      if (this.#startAt !== undefined) audio.currentTime = this.#startAt;
      this.#startAt = undefined;
    });
    on('progress', () => {
      const { buffered } = audio;
      if (buffered.length) this.send({ type: 'buffered', until: buffered.end(buffered.length - 1) });
    });
    addEventListener('pagehide', () => this.#keep());
    addEventListener('offline', () => this.#checkNetwork());
    addEventListener('online', () => {
      const { failure } = this.state;
      if (failure === 'offline' || failure === 'network') this.toggle();
    });
  }

  #hearTime(): void {
    const { currentTime: position, paused, readyState, src } = this.#audio;
    if (this.#startAt !== undefined || !src || position === 0) return;
    const isHeard = !paused && readyState >= HTMLMediaElement.HAVE_FUTURE_DATA;
    this.send({ type: isHeard ? 'played' : 'moved', position });
    if (!isHeard) return;
    const left = (this.state.until ?? Number.POSITIVE_INFINITY) - position;
    if (hasReachedEnd(this.state)) this.pause();
    // Times come four times a second; the end of a range is worth more care.
    else if (left < 0.4) setTimeout(() => this.#hearTime(), (left / this.state.rate) * 1000 + 5);
    if (Math.abs(position - this.#keptAt) >= keepEvery) this.#keep();
  }

  #checkNetwork(): void {
    if (this.state.phase === 'loading' && !navigator.onLine)
      this.send({ type: 'failed', failure: 'offline' });
  }

  /** An error is a failure unless the sound goes on: a lost sound device is reported like lost audio. */
  #doubt(): void {
    const { currentTime, paused, readyState } = this.#audio;
    const mayGoOn = !paused && readyState >= HTMLMediaElement.HAVE_CURRENT_DATA;
    const check = () => {
      if (this.#audio.currentTime === currentTime) this.#fail();
    };
    setTimeout(check, mayGoOn ? patience : 0);
  }

  #fail(): void {
    const { error, src } = this.#audio;
    if (error && src) this.send({ type: 'failed', failure: failureOf(this.#facts(error, src)) });
  }

  #facts({ code, message }: MediaError, src: string): FailureFacts {
    const seen = performance.getEntriesByName(src.replace(/#.*/, '')).at(-1);
    const type = this.state.track?.type;
    return {
      code,
      message,
      status: seen instanceof PerformanceResourceTiming ? (seen.responseStatus ?? 0) : 0,
      online: navigator.onLine,
      playable: !type || this.#audio.canPlayType(type) !== '',
    };
  }

  #rate(rate: number): void {
    this.send({ type: 'rated', rate });
    this.#audio.defaultPlaybackRate = this.#audio.playbackRate = this.state.rate;
  }

  #loudness(volume: number, muted: boolean): void {
    this.send({ type: 'volume', volume, muted });
    this.#audio.volume = this.state.volume;
    this.#audio.muted = muted;
  }

  #load(track: Track, at: number, until: number | undefined): void {
    const address = new URL(track.src, location.href).href;
    // The press that brought the player may have begun the sound already.
    const isBegun = this.state.phase === 'empty' && this.#audio.src.replace(/#t=[\d.]+$/, '') === address;
    if (!isBegun) this.#audio.src = track.src;
    if (at > 0) this.#goTo(at);
    else this.#startAt = undefined;
    this.send({ type: 'chosen', track, at, until });
    if (this.#audio.duration) this.send({ type: 'measured', duration: this.#audio.duration });
  }

  #unload(): void {
    this.#audio.pause();
    this.#audio.removeAttribute('src');
    this.#audio.load();
    this.#startAt = undefined;
  }

  #goTo(seconds: number): void {
    if (this.#audio.readyState > 0) this.#audio.currentTime = seconds;
    else this.#startAt = seconds;
  }

  #start(): void {
    this.send({ type: 'asked' });
    this.#audio.play().catch((error: unknown) => {
      // Anything else means that another press came first.
      const isRefused = error instanceof DOMException && error.name === 'NotAllowedError';
      if (isRefused) this.send({ type: 'failed', failure: 'press' });
      else this.#fail();
    });
    this.#keep();
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
