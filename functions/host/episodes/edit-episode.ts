import { setTimeout as pause } from 'node:timers/promises';
import type { StoredEpisode } from '../../../shared/episode.ts';
import type { EpisodeEdits } from '../../../shared/episode-edits.ts';
import { notFound, ProblemError } from '../../../shared/problem.ts';
import { planEdit } from '../../../shared/sync/edit-plan.ts';
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

const mostAttempts = 5;

/**
 * Has a host say something of an episode. What follows from it (lists of people and articles, what other episodes point
 * to, the search index) is brought in line at once, and again by the next sync if this ends half-way.
 * @param asked the episode as the host saw it; without `ifRev`, `decide` looks at what was seen
 * @param decide what is said, given what is known now; `undefined` changes nothing
 * @throws {ProblemError} 404; 409 when the episode is not as the host saw it any more
 */
export async function editEpisode(
  tools: EditTools,
  asked: { episode: string; ifRev?: number; moderator: string },
  decide: (known: KnownEpisode) => Decided | undefined | Promise<Decided | undefined>,
): Promise<void> {
  const { table, site } = tools;
  for (let attempt = 1; ; attempt += 1) {
    const known = await readKnown(table, asked.episode);
    const { episode, entry, ledger } = known;
    if (asked.ifRev !== undefined && episode.rev !== asked.ifRev) throw staleEpisode();
    const decided = await decide(known);
    if (!decided) return;
    const { edits, done, others } = decided;
    const listed = site.shows.some(({ slug }) => slug === episode.show);
    const change = planEdit(episode, entry, edits, listed);
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

export const staleEpisode = (): ProblemError =>
  new ProblemError(
    409,
    'stale-revision',
    'The episode has changed since you opened this page, by the sync or by somebody else. Nothing was stored.',
  );
