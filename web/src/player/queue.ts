import type { Track } from './state.ts';

/** A queue with an episode at its end, or without it when it was there. */
export const toggled = (queue: Track[], track: Track): Track[] =>
  queue.some(({ id }) => id === track.id) ? removed(queue, track.id) : [...queue, track];

export const removed = (queue: Track[], id: string): Track[] => queue.filter((track) => track.id !== id);

/** A queue with one episode some places further on, or earlier when `by` is negative. */
export function shifted(queue: Track[], id: string, by: number): Track[] {
  const from = queue.findIndex((track) => track.id === id);
  const [track] = queue.slice(from, from + 1);
  const to = from + by;
  if (from < 0 || !track || to < 0 || to >= queue.length) return queue;
  const rest = removed(queue, id);
  return [...rest.slice(0, to), track, ...rest.slice(to)];
}
