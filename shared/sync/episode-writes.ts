import type { StoredEpisode } from '../episode.ts';
import type { Write } from '../table/client.ts';
import {
  allEpisodes,
  appearanceKey,
  episodeKey,
  episodesOfSeason,
  episodesOfShow,
  hiddenEpisodes,
  moment,
  notesKey,
} from '../table/keys.ts';
import { type LedgerEntry, ledgerRow } from './ledger.ts';

export type EpisodeChange = {
  episode: StoredEpisode;
  /** Absent when they stay as they are. */
  notesHtml?: string;
  entry: LedgerEntry;
  /** The ledger's entry before the change; absent for a new episode. */
  before?: LedgerEntry;
  /** True for a show of the site: it joins the lists across shows and people. */
  listed: boolean;
};

/**
 * Everything that one new or changed episode writes, to be stored in one transaction: the episode, its
 * notes, its place in the lists of people, and the ledger. The guard on the episode guards them all.
 */
export function episodeWrites({ episode, notesHtml, entry, before, listed }: EpisodeChange): Write[] {
  const appearances = listed && !episode.isHidden ? appearanceRows(episode) : [];
  const kept = new Set(appearances.map((row) => row.pk + row.sk));
  const outdated = (listed && before ? before.people : [])
    .map((person) => appearanceKey(person.slug, before?.publishedAt ?? '', episode.id))
    .filter((key) => !kept.has(key.pk + key.sk));
  return [
    { put: episodeRow(episode, listed), guard: before ? { rev: before.rev } : { absent: true } },
    ...(notesHtml === undefined ? [] : [{ put: { ...notesKey(episode.id), html: notesHtml } }]),
    { put: ledgerRow(episode.show, entry) },
    ...appearances.map((put) => ({ put })),
    ...outdated.map((remove) => ({ remove })),
  ];
}

/** Puts an episode that is stored into the lists across shows and of people, or takes it out of them. */
export function listingWrites(episode: StoredEpisode, isListed: boolean): Write[] {
  if (episode.isHidden) return [];
  const at = moment(episode.publishedAt, episode.id);
  return [
    {
      update: episodeKey(episode.id),
      set: { timePk: isListed ? allEpisodes : undefined, timeSk: isListed ? at : undefined },
      guard: { rev: episode.rev },
    },
    ...appearanceRows(episode).map(
      ({ pk, sk, ...row }): Write => (isListed ? { put: { ...row, pk, sk } } : { remove: { pk, sk } }),
    ),
  ];
}

function episodeRow(episode: StoredEpisode, listed: boolean) {
  const at = moment(episode.publishedAt, episode.id);
  const row = { ...episode, ...episodeKey(episode.id) };
  if (episode.isHidden) return { ...row, timePk: hiddenEpisodes, timeSk: at };
  return {
    ...row,
    ownerPk: episodesOfShow(episode.show),
    ownerSk: at,
    ...(listed && { timePk: allEpisodes, timeSk: at }),
    ...(episode.season !== undefined && {
      seasonPk: episodesOfSeason(episode.show, episode.season),
      seasonSk: at,
    }),
  };
}

/** One row a person, so that their page is one Query; a person named twice is there once. */
function appearanceRows(episode: StoredEpisode) {
  const slugs = new Set(episode.people.map((person) => person.slug));
  return [...slugs].map((slug) => ({ ...episode, ...appearanceKey(slug, episode.publishedAt, episode.id) }));
}
