import { failureOf } from './failure.ts';
import type { PlayerEvent, Track } from './state.ts';

/** Milliseconds in which sound that goes on after an error should be heard. */
const patience = 800;

/** The audio element, and what it says put into the player's words. It is never fetched from scripts. */
export class Sound {
  readonly #audio: HTMLAudioElement;
  readonly #tell: (event: PlayerEvent) => void;
  #type: string | undefined;
  /** The second to go to as soon as the audio can. */
  #startAt: number | undefined;

  constructor(audio: HTMLAudioElement, tell: (event: PlayerEvent) => void) {
    this.#audio = audio;
    this.#tell = tell;
    this.#listen();
  }

  get isLoaded(): boolean {
    return this.#audio.src !== '';
  }

  /** Loads an episode, to begin at a second; `isBegun` when a press may have begun it already. */
  load({ src, type }: Track, at: number, isBegun: boolean): void {
    const audio = this.#audio;
    const isSame = audio.src.replace(/#.*/, '') === new URL(src, location.href).href.replace(/#.*/, '');
    if (!isBegun || !isSame) audio.src = src;
    this.#type = type;
    this.#startAt = undefined;
    if (at > 0) this.goTo(at);
  }

  /** Tells the length again, for an episode that was begun before anybody listened. */
  tellDuration(): void {
    if (this.#audio.duration) this.#tell({ type: 'measured', duration: this.#audio.duration });
  }

  unload(): void {
    this.#audio.pause();
    this.#audio.removeAttribute('src');
    this.#audio.load();
    this.#startAt = undefined;
  }

  play(): void {
    this.#audio.play().catch((error: unknown) => {
      // Anything else means that another press came first.
      const isRefused = error instanceof DOMException && error.name === 'NotAllowedError';
      if (isRefused) this.#tell({ type: 'failed', failure: 'press' });
      else this.#fail();
    });
  }

  pause(): void {
    this.#audio.pause();
  }

  goTo(seconds: number): void {
    if (this.#audio.readyState > 0) this.#audio.currentTime = seconds;
    else this.#startAt = seconds;
  }

  setRate(rate: number): void {
    this.#audio.defaultPlaybackRate = this.#audio.playbackRate = rate;
  }

  setVolume(volume: number, muted: boolean): void {
    this.#audio.volume = volume;
    this.#audio.muted = muted;
  }

  tellTime(): void {
    const { currentTime: position, paused, readyState } = this.#audio;
    if (this.#startAt !== undefined || !this.isLoaded || position === 0) return;
    const isHeard = !paused && readyState >= HTMLMediaElement.HAVE_FUTURE_DATA;
    this.#tell({ type: isHeard ? 'played' : 'moved', position });
  }

  #listen(): void {
    const audio = this.#audio;
    const on = (name: string, hear: () => void) => audio.addEventListener(name, hear);
    const tellBuffered = () => {
      const { buffered } = audio;
      if (buffered.length) this.#tell({ type: 'buffered', until: buffered.end(buffered.length - 1) });
    };
    on('playing', () => this.#tell({ type: 'playing' }));
    on('waiting', () => {
      if (!audio.paused) this.#tell({ type: 'waiting' });
    });
    on('pause', () => {
      if (this.isLoaded && audio.paused) this.#tell({ type: 'paused' });
    });
    on('ended', () => this.#tell({ type: 'ended' }));
    on('error', () => this.#doubt());
    on('timeupdate', () => this.tellTime());
    on('timeupdate', tellBuffered);
    on('progress', tellBuffered);
    on('durationchange', () => this.#tell({ type: 'measured', duration: audio.duration }));
    on('loadedmetadata', () => {
      if (this.#startAt !== undefined) audio.currentTime = this.#startAt;
      this.#startAt = undefined;
    });
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
    if (!error || !src) return;
    const { code, message } = error;
    const seen = performance.getEntriesByName(src.replace(/#.*/, '')).at(-1);
    const status = seen instanceof PerformanceResourceTiming ? (seen.responseStatus ?? 0) : 0;
    const playable = !this.#type || this.#audio.canPlayType(this.#type) !== '';
    this.#tell({
      type: 'failed',
      failure: failureOf({ code, message, status, online: navigator.onLine, playable }),
    });
  }
}
