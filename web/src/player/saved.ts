import type { Track } from './state.ts';

// Guards by hand: a schema library would weigh more than the player.

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** A number inside its bounds, or undefined. */
export const numberIn = (value: unknown, min: number, max: number): number | undefined =>
  typeof value === 'number' && value >= min && value <= max ? value : undefined;

/** Has a value what the player needs to know of an episode, with addresses that are harmless to follow? */
export const isTrack = (value: unknown): value is Track =>
  isRecord(value) &&
  ['id', 'title', 'show', 'showTitle'].every((name) => typeof value[name] === 'string') &&
  /^(https?:\/)?\/./.test(String(value.src)) &&
  /^\/[^/]/.test(String(value.href));

/** The episodes in what should be a list of them, each once. */
export function tracksIn(value: unknown, limit: number): Track[] {
  const tracks = (Array.isArray(value) ? value : []).filter(isTrack);
  return tracks.filter(({ id }, at) => tracks.findIndex((one) => one.id === id) === at).slice(0, limit);
}
