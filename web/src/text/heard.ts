import type { Heard } from '../../../shared/comments/text/html.ts';
import type { Episode } from '../../../shared/episode.ts';

/** Where moments that comments name can be heard; `undefined` when there is no audio, or nobody knows its length. */
export const heardIn = ({
  enclosure,
  duration,
}: Pick<Episode, 'enclosure' | 'duration'>): Heard | undefined =>
  enclosure && duration ? { audio: enclosure.url, duration } : undefined;
