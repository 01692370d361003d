import { setTimeout as pause } from 'node:timers/promises';
import { readLedger } from '../../../shared/sync/ledger.ts';
import { planEpisodes } from '../../../shared/sync/plan.ts';
import { isConflict } from '../../../shared/table/client.ts';
import type { HostParts } from '../parts.ts';
import { staleEpisode } from './edit-episode.ts';
import { storeChange } from './store-change.ts';
import type { TypedEpisode } from './typed-episode.ts';
import { itemOf, RefusedEpisodeError, refuseKnown } from './typed-item.ts';

const mostAttempts = 5;

/**
 * Adds an episode that the feed does not list yet. It is read as an item of the feed would be, so that the feed's item,
 * known by its audio, or by title, day and length, becomes this episode when it comes.
 * @returns its id
 * @throws {RefusedEpisodeError} with a sentence for each field
 */
export async function addEpisode(parts: HostParts, typed: TypedEpisode, moderator: string): Promise<string> {
  const { site, table, feeds } = parts;
  const show = site.shows.find(({ slug }) => slug === typed.show);
  if (!show) throw new RefusedEpisodeError({ show: 'Choose a show of the site.' });
  const item = await itemOf(parts, show, typed);
  for (let attempt = 1; ; attempt += 1) {
    const ledger = await readLedger(table, show.slug);
    await refuseKnown(table, item, ledger);
    const [change] = planEpisodes({ slug: show.slug, listed: true }, [item], ledger).created;
    if (!change) throw new TypeError('An item that nothing matches is a new episode.');
    try {
      const entry = { ...change.entry, byHand: true };
      await storeChange(parts, { ...change, entry }, ledger, { done: { action: 'add-episode', moderator } });
      await feeds.index().catch(console.error);
      return entry.id;
    } catch (error) {
      if (!isConflict(error)) throw error;
      if (attempt === mostAttempts) throw staleEpisode();
      await pause(Math.random() * 50 * attempt);
    }
  }
}
