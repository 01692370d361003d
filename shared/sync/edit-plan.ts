import { episodeFactsSchema, type StoredEpisode } from '../episode.ts';
import { type EpisodeEdits, editableFactsSchema, editedFacts, settledEdits } from '../episode-edits.ts';
import type { EpisodeChange } from './episode-writes.ts';
import type { LedgerEntry } from './ledger.ts';
import { editedDigest, episodeOf, shownIn } from './plan.ts';

/** What the feed says of an episode, whatever a host says in its place. */
export const foundFacts = (episode: StoredEpisode, { edited }: LedgerEntry) =>
  edited?.found ?? editableFactsSchema.parse(episode);

/**
 * The change that follows when a host says something else of an episode than before. What the feed said stays beside
 * it, so that an edit can be taken back without the feed.
 * @param edits all that the host says from now on; what is not in them is the feed's again
 */
export function planEdit(
  episode: StoredEpisode,
  before: LedgerEntry,
  edits: EpisodeEdits,
  listed: boolean,
): EpisodeChange {
  const said = settledEdits(edits);
  const found = foundFacts(episode, before);
  const digest = before.edited?.digest ?? before.digest;
  const facts = editedFacts(
    { ...episodeFactsSchema.parse(episode), number: undefined, season: undefined, ...found },
    said,
  );
  const { edited: _, season: __, ...kept } = before;
  const entry: LedgerEntry = {
    ...kept,
    ...shownIn(facts, before),
    digest: editedDigest(digest, said),
    ...(said && { edited: { edits: said, found, digest } }),
  };
  return { episode: episodeOf(episode.show, facts, entry), entry, before, listed };
}
