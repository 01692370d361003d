import { logWrite } from '../../../shared/comments/log.ts';
import { wantSearchIndex } from '../../../shared/search/want.ts';
import { showFactsSchema } from '../../../shared/show.ts';
import { type EpisodeChange, episodeWrites } from '../../../shared/sync/episode-writes.ts';
import { feedStateWrite, readFeedState } from '../../../shared/sync/feed-state.ts';
import { isShown, type LedgerEntry } from '../../../shared/sync/ledger.ts';
import { personWrites } from '../../../shared/sync/person-writes.ts';
import { countedFacts } from '../../../shared/sync/show-writes.ts';
import type { TableClient, Write } from '../../../shared/table/client.ts';
import { showKey } from '../../../shared/table/keys.ts';
import type { HostParts } from '../parts.ts';

export type EditTools = Pick<HostParts, 'site' | 'table' | 'now' | 'feeds'>;

/** What a host did to an episode, for the log. */
export type Done = Omit<Parameters<typeof logWrite>[1], 'actor' | 'episode'> & { moderator: string };

/**
 * Stores what a host changed of an episode, in one transaction with all that is counted from it, its entry in the log,
 * and the word to the sync that it is to look at the feed again. A sync under way meets the state of the feed and starts
 * over from the ledger, so that neither undoes the other.
 * @param ledger of the show, as the change was made from
 * @throws {ConflictError} when the sync or somebody else wrote meanwhile
 */
export async function storeChange(
  { table, now }: Pick<EditTools, 'table' | 'now'>,
  change: EpisodeChange,
  ledger: LedgerEntry[],
  { done, others = [] }: { done: Done; others?: Write[] },
): Promise<void> {
  const { id, show } = change.episode;
  const state = await readFeedState(table, show);
  const after = [...ledger.filter((entry) => entry.id !== id), change.entry];
  const time = now().toISOString();
  const shown = after.filter((entry) => isShown(entry, time));
  const { moderator, ...rest } = done;
  const people = change.listed
    ? await personWrites(
        table,
        show,
        shown,
        ledger.filter((entry) => isShown(entry, time)),
      )
    : [];
  await table.transact([
    ...episodeWrites(change),
    ...others,
    ...people,
    ...(await countWrites(table, show, shown)),
    feedStateWrite(state, { ...state, readAgain: true }),
    wantSearchIndex(),
    logWrite(now(), { ...rest, episode: id, actor: `moderator:${moderator}` }),
  ]);
}

async function countWrites(table: TableClient, show: string, shown: LedgerEntry[]): Promise<Write[]> {
  const row = await table.get(showKey(show));
  return row ? [{ put: { ...showFactsSchema.parse(row), ...countedFacts(shown), ...showKey(show) } }] : [];
}
