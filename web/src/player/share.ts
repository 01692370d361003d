import { clock } from '../text/durations.ts';
import type { PlayerState } from './state.ts';

/** The address of a second of an episode's page. @example '/show/one-a#t=1:02:03' */
export const momentPath = (href: string, position: number): string =>
  position >= 1 ? `${href}#t=${clock(position)}` : href;

/** Shares the moment that plays; where the system cannot, copies its address. Gives the sentence to say. */
export async function shareMoment({ track, position }: PlayerState): Promise<string> {
  if (!track) return '';
  const url = new URL(momentPath(track.href, position), location.origin).href;
  try {
    if (navigator.share) {
      await navigator.share({ title: track.title, url });
      return '';
    }
    await navigator.clipboard.writeText(url);
    return `Link to ${clock(position)} copied.`;
  } catch (error) {
    const isLeft = error instanceof DOMException && error.name === 'AbortError';
    return isLeft ? '' : `Copy this address: ${url}`;
  }
}
