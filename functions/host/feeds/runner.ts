import type { FeedPreview } from '../../../shared/sync/feed-preview.ts';
import type { Audio } from '../../sync/look-at-audio.ts';

/** The sync, as the console gives it orders. */
export type FeedRunner = {
  /** Has a show's feed read soon; how far it is stands in the table. Resolves once that is on its way. */
  check(show: string): Promise<void>;
  /** Has the search index brought in line soon with what a host edited. */
  index(): Promise<void>;
  /**
   * What reading a show's feed at another address would do.
   * @throws {ProblemError} 422 when there is no feed there
   */
  preview(show: string, address: string): Promise<FeedPreview>;
  /**
   * Looks at the beginning of what is to be the audio of an episode.
   * @throws {ProblemError} 422 with a sentence, when it is none or cannot be had
   */
  audio(address: string): Promise<Audio>;
};
