import {
  initialState,
  isActive,
  next,
  type PlayerEvent,
  type PlayerState,
  stepped,
  type Track,
} from './state.ts';

/** The one player: an audio element, the state it is in, and who wants to hear of changes. */
export class Player extends EventTarget {
  state: PlayerState = initialState;
  readonly #audio: HTMLAudioElement;

  constructor(audio: HTMLAudioElement) {
    super();
    this.#audio = audio;
    const tell = (type: 'waiting' | 'playing' | 'paused' | 'ended' | 'failed') => () => this.#send({ type });
    audio.addEventListener('waiting', tell('waiting'));
    audio.addEventListener('playing', tell('playing'));
    audio.addEventListener('pause', tell('paused'));
    audio.addEventListener('ended', tell('ended'));
    audio.addEventListener('error', tell('failed'));
    audio.addEventListener('timeupdate', () => {
      const { currentTime: position, paused } = audio;
      if (position > 0) this.#send({ type: paused ? 'moved' : 'played', position });
    });
    audio.addEventListener('durationchange', () =>
      this.#send({ type: 'measured', duration: audio.duration }),
    );
  }

  /** Plays an episode from a second on; the one already loaded just goes there. */
  play(track: Track, at?: number): void {
    if (this.state.track?.id !== track.id || this.state.phase === 'failed') {
      this.#load(track, at ?? 0);
    } else if (at !== undefined) {
      this.seek(at);
    }
    this.#start();
  }

  toggle(): void {
    const { track, phase } = this.state;
    if (!track) return;
    if (isActive(this.state)) this.#audio.pause();
    else if (phase === 'failed') this.play(track, this.state.position);
    else this.#start();
  }

  seek(seconds: number): void {
    this.#audio.currentTime = seconds;
    this.#send({ type: 'moved', position: seconds });
  }

  step(seconds: number): void {
    this.seek(stepped(this.state, seconds));
  }

  setRate(rate: number): void {
    this.#audio.defaultPlaybackRate = rate;
    this.#audio.playbackRate = rate;
    this.#send({ type: 'rated', rate });
  }

  #load(track: Track, at: number): void {
    this.#audio.src = track.src;
    if (at > 0) {
      this.#audio.addEventListener('loadedmetadata', () => this.seek(at), { once: true });
    }
    this.#send({ type: 'chosen', track, at });
  }

  #start(): void {
    this.#audio.play().catch((error: unknown) => {
      // Another press came first, or the browser wants one: neither is a failure of the audio.
      const name = error instanceof DOMException ? error.name : '';
      if (name === 'NotAllowedError') this.#send({ type: 'paused' });
      else if (name !== 'AbortError') this.#send({ type: 'failed' });
    });
  }

  #send(event: PlayerEvent): void {
    const state = next(this.state, event);
    if (state === this.state) return;
    this.state = state;
    this.dispatchEvent(new Event('change'));
  }
}
