import { type Episode, episodePath } from '../../../shared/episode.ts';
import type { SiteShow } from '../../../shared/site/schema.ts';

/** The attributes from which the player learns of an episode; none when there is nothing to play. */
export const trackData = (episode: Episode, show: SiteShow) =>
  episode.enclosure && {
    'data-episode': episode.id,
    'data-src': episode.enclosure.url,
    'data-title': episode.headline,
    'data-href': episodePath(episode),
    'data-show': show.slug,
    'data-show-title': show.title,
    'data-duration': episode.duration,
    // Every browser plays MP3; of other kinds the player asks.
    'data-type': episode.enclosure.type === 'audio/mpeg' ? undefined : episode.enclosure.type,
  };
