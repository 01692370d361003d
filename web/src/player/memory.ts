import { isRecord, isTrack, numberIn, tracksIn } from './saved.ts';
import { limits, mostSkip, speeds } from './settings.ts';
import type { Skip, Track } from './state.ts';

/** Where somebody stopped in an episode, in seconds. */
export type Place = { id: string; position: number };

/** All that a browser remembers for the player. Lists have the newest, or the next, first. */
export type Saved = {
  places: Place[];
  /** The episodes last heard. */
  recent: Track[];
  /** Was the newest of them in the bar? */
  open: boolean;
  queue: Track[];
  rate: number;
  /** What this listener chose; where nothing is chosen, the site's own holds. */
  skip: Partial<Skip>;
  volume: number;
  muted: boolean;
  /** Are keyboard shortcuts wanted? */
  keys: boolean;
};

type Store = Pick<Storage, 'getItem' | 'setItem'>;

const key = 'player';
const version = 1;

/**
 * What the player remembers in this browser. Storage that is refused, full, or holds something else never
 * fails anything: the memory then lasts as long as the page.
 */
export class Memory {
  readonly #store: () => Store;
  #saved: Saved = settle({});

  /** @param store gives the storage; asking for it may throw, as browsers do when it is refused */
  constructor(store: () => Store) {
    this.#store = store;
  }

  /** What is remembered now, by whichever window of the site wrote last. */
  read(): Saved {
    try {
      const value: unknown = JSON.parse(this.#store().getItem(key) ?? 'null');
      if (isRecord(value) && value.version === version) this.#saved = settle(value);
    } catch {
      // Refused or not ours: what this page knows still holds.
    }
    return this.#saved;
  }

  write(change: Partial<Saved>): void {
    this.#saved = settle({ ...this.read(), ...change });
    try {
      this.#store().setItem(key, JSON.stringify({ version, ...this.#saved }));
    } catch {
      // Refused or full.
    }
  }

  /** The second at which an episode was left; undefined when it was not begun, or was heard to its end. */
  position(id: string): number | undefined {
    return this.read().places.find((place) => place.id === id)?.position;
  }

  /** Puts an episode first among those to continue. */
  keep(track: Track, position: number): void {
    const { places, recent } = this.read();
    this.write({
      places: [{ id: track.id, position }, ...without(places, track.id)],
      recent: [track, ...without(recent, track.id)],
      open: true,
    });
  }

  /** Forgets where an episode was left: it was heard to its end. */
  forget(id: string): void {
    const { places, recent } = this.read();
    this.write({ places: without(places, id), recent: without(recent, id), open: false });
  }
}

const without = <T extends { id: string }>(list: T[], id: string): T[] => list.filter((one) => one.id !== id);

function settle(value: Record<string, unknown>): Saved {
  const { places, recent, open, queue, rate, skip, volume, muted, keys } = value;
  return {
    places: (Array.isArray(places) ? places : [])
      .filter(isPlace)
      .slice(0, limits.places)
      .map(({ id, position }) => ({ id, position: Math.round(position * 10) / 10 })),
    recent: tracksIn(recent, limits.recent),
    open: open === true && isTrack(Array.isArray(recent) && recent[0]),
    queue: tracksIn(queue, limits.queue),
    rate: numberIn(rate, speeds.min, speeds.max) ?? 1,
    skip: isRecord(skip) ? skipIn(skip) : {},
    volume: numberIn(volume, 0, 1) ?? 1,
    muted: muted === true,
    keys: keys !== false,
  };
}

function skipIn({ back, forward }: Record<string, unknown>): Partial<Skip> {
  const [one, other] = [numberIn(back, 1, mostSkip), numberIn(forward, 1, mostSkip)];
  return { ...(one && { back: one }), ...(other && { forward: other }) };
}

const isPlace = (value: unknown): value is Place =>
  isRecord(value) && typeof value.id === 'string' && numberIn(value.position, 0, 1e6) !== undefined;
