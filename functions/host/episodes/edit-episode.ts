import { setTimeout as pause } from 'node:timers/promises';
import type { StoredEpisode } from '../../../shared/episode.ts';
import type { EpisodeEdits } from '../../../shared/episode-edits.ts';
import { notFound, ProblemError } from '../../../shared/problem.ts';
import { planEdit } from '../../../shared/sync/edit-plan.ts';
import type { EpisodeChange } from '../../../shared/sync/episode-writes.ts';
import { type LedgerEntry, readLedger } from '../../../shared/sync/ledger.ts';
import { readLinks } from '../../../shared/sync/link-rows.ts';
import { isConflict, type TableClient, type Write } from '../../../shared/table/client.ts';
import { followEdit } from './follow-edit.ts';
import { type Done, type EditTools, storeChange } from './store-change.ts';

/** An episode, and what the ledger says of it and of the others of its show. */
export type KnownEpisode = { episode: StoredEpisode; entry: LedgerEntry; ledger: LedgerEntry[] };

/** @throws {ProblemError} 404 */
export async function readKnown(table: TableClient, id: string): Promise<KnownEpisode> {
  const { episode } = await readLinks(table, id);
  if (!episode) throw notFound('episode');
  const ledger = await readLedger(table, episode.show);
  const entry = ledger.find((candidate) => candidate.id === id);
  if (!entry) throw notFound('episode');
  return { episode, entry, ledger };
}

/** What a host says of an episode from now on, what that is called in the log, and what is stored with it. */
export type Decided = { edits: EpisodeEdits; done: Omit<Done, 'moderator'>; others?: Write[] };
type Planned = { change: EpisodeChange; done: Omit<Done, 'moderator'>; others?: Write[] | undefined };

/** An episode as the host saw it; without `ifRev`, what is done looks itself at what was seen. */
type Asked = { episode: string; ifRev?: number; moderator: string };

const mostAttempts = 5;

/**
 * Has a host say something of an episode in the place of the feed.
 * @param decide what is said, given what is known now; `undefined` changes nothing
 * @throws {ProblemError} 404; 409 when the episode is not as the host saw it any more
 */
export const editEpisode = (
  tools: EditTools,
  asked: Asked,
  decide: (known: KnownEpisode) => Decided | undefined | Promise<Decided | undefined>,
): Promise<void> =>
  changeEpisode(tools, asked, async (known) => {
    const decided = await decide(known);
    if (!decided) return undefined;
    const { edits, ...rest } = decided;
    const { episode, entry } = known;
    const listed = tools.site.shows.some(({ slug }) => slug === episode.show);
    return { change: planEdit(episode, entry, edits, listed), ...rest };
  });

/**
 * Changes an episode as a host wants it. What follows from it (lists of people and articles, what other episodes point
 * to, the search index) is brought in line at once, and again by the next sync if this ends half-way.
 * @throws {ProblemError} 404; 409 when the episode is not as the host saw it any more
 */
export async function changeEpisode(
  tools: EditTools,
  asked: Asked,
  plan: (known: KnownEpisode) => Promise<Planned | undefined>,
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const known = await readKnown(tools.table, asked.episode);
    const { episode, ledger } = known;
    if (asked.ifRev !== undefined && episode.rev !== asked.ifRev) throw staleEpisode();
    const planned = await plan(known);
    if (!planned) return;
    const { change, done, others } = planned;
    try {
      await storeChange(tools, change, ledger, {
        done: { ...done, moderator: asked.moderator },
        ...(others && { others }),
      });
    } catch (error) {
      if (!isConflict(error)) throw error;
      if (attempt === mostAttempts) throw staleEpisode();
      await pause(Math.random() * 50 * attempt);
      continue;
    }
    await followEdit(tools, episode, change.episode);
    return;
  }
}

export const staleEpisode = (
  sentence = 'The episode has changed since you opened this page, by the sync or by somebody else. Nothing was stored.',
): ProblemError => new ProblemError(409, 'stale-revision', sentence);
