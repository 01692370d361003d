import { chaptersOf } from './chapters.ts';
import { askedMoment } from './page.ts';
import type { PlayAsked } from './page-events.ts';
import type { Player } from './player.ts';
import { removed, toggled } from './queue.ts';
import { isTrack } from './saved.ts';
import { chapterAt, isActive, type Track } from './state.ts';
import { trackOf } from './track.ts';
import { trackAfter } from './track-after.ts';

/** A press on “previous” later than this many seconds into a chapter goes to its own beginning. */
const again = 3;
/** Milliseconds of sound after which the full player is fetched, should it be wanted. */
const settled = 2000;

/** Whoever opens it asks again. */
const noMatter = (): void => undefined;

/** What is done with the player from a page: presses, chapters, the queue, the full form. */
export class Session {
  readonly player: Player;
  #chaptersFor = '';
  #ended = '';
  #isPrepared = false;
  #after: { of: string; track: Promise<Track | undefined> } | undefined;

  constructor(player: Player) {
    this.player = player;
    player.addEventListener('change', () => this.#follow());
    this.#follow();
  }

  /** Plays what a part of a page stands for: its episode, from a second on when one is given. */
  press(part: HTMLElement, at?: number): void {
    const { player } = this;
    const track = part.localName === 'continue-listening' ? player.unfinished() : trackOf(part);
    if (!track) return;
    const { at: from, until } = part.dataset;
    const asked = askedMoment(part, track, player);
    const isCurrent = player.state.track?.id === track.id;
    if (at !== undefined) player.play(track, at);
    else if (from !== undefined) player.play(track, Number(from), until ? Number(until) : undefined);
    else if (isCurrent) player.toggle();
    else player.play(track, asked?.at, asked?.until);
  }

  /** Plays what a page asked for by an event, if it is something to play. */
  play({ track, at, until }: PlayAsked): void {
    if (isTrack(track) && at >= 0) this.player.play(track, at, until);
  }

  /** Opens the full form; `opener` has the focus again when it is closed. */
  async open(opener?: HTMLElement): Promise<void> {
    try {
      const { openPanel } = await import('./panel.ts');
      await openPanel(this, opener);
    } catch {
      this.say('The full player did not load. Is there a network?');
    }
  }

  /** Opens the sheet of keys: with its own key when keys are wanted, from the full player in any case. */
  async openKeys(isWanted = this.player.memory.read().keys): Promise<void> {
    if (!isWanted) return;
    const { openKeySheet } = await import('./panel.ts');
    await openKeySheet(this.player);
  }

  /** Says something to those who listen to the page, such as that a press did what it should. */
  say(sentence: string): void {
    for (const part of document.querySelectorAll('player-bar [data-part="said"]'))
      part.textContent = sentence;
  }

  toggleQueued(track: Track): void {
    const { queue } = this.player.state;
    const isIn = queue.some(({ id }) => id === track.id);
    this.player.setQueue(toggled(queue, track));
    this.say(`${track.title}: ${isIn ? 'taken from' : 'added to'} the queue.`);
  }

  hasNext(): boolean {
    const { queue, chapters, position } = this.player.state;
    return queue.length > 0 || chapterAt(chapters, position) < chapters.length - 1;
  }

  /** Goes to the next chapter, or after the last one to the next episode. */
  next(): void {
    const { chapters, position } = this.player.state;
    const chapter = chapters[chapterAt(chapters, position) + 1];
    if (chapter) this.player.seek(chapter.start);
    else void this.nextEpisode();
  }

  /** Goes to the beginning of the chapter, or from there to the one before. */
  previous(): void {
    const { chapters, position } = this.player.state;
    const at = chapterAt(chapters, position);
    const start = chapters[at]?.start ?? 0;
    this.player.seek(position - start > again ? start : (chapters[at - 1]?.start ?? 0));
  }

  /** Plays the first episode of the queue; when nothing waits there, the one that came next in the show. */
  async nextEpisode(): Promise<void> {
    const { queue } = this.player.state;
    const track = queue[0] ?? (await this.episodeAfter());
    if (!track) return this.say('There is no next episode.');
    if (queue[0]) this.player.setQueue(removed(queue, track.id));
    this.player.play(track);
  }

  /** The episode that came after this one in its show; asked for once. */
  async episodeAfter(): Promise<Track | undefined> {
    const { track } = this.player.state;
    if (track && this.#after?.of !== track.id) this.#after = { of: track.id, track: trackAfter(track) };
    return track && this.#after?.track;
  }

  #follow(): void {
    const { track, phase, sleep, queue } = this.player.state;
    if (phase === 'playing' && !this.#isPrepared) {
      this.#isPrepared = true;
      setTimeout(
        () => void import('./panel.ts').then(({ preparePanel }) => preparePanel()).catch(noMatter),
        settled,
      );
    }
    if (phase !== 'ended') this.#ended = '';
    else if (this.#ended !== track?.id) {
      this.#ended = track?.id ?? '';
      if (sleep?.kind === 'episode') this.player.send({ type: 'sleep', sleep: undefined });
      else if (queue.length > 0) void this.nextEpisode();
    }
    if (track && isActive(this.player.state) && track.id !== this.#chaptersFor)
      void this.#loadChapters(track);
  }

  async #loadChapters(track: Track): Promise<void> {
    this.#chaptersFor = track.id;
    const chapters = await chaptersOf(track);
    if (this.player.state.track?.id === track.id) this.player.send({ type: 'chapters', chapters });
  }
}
