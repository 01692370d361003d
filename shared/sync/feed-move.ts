import { ProblemError } from '../problem.ts';
import { isConflict, type TableClient } from '../table/client.ts';
import { type FeedState, feedStateWrite, readFeedState } from './feed-state.ts';

/** Where a feed is read: where a host said it is now, as long as the configuration says the same as then. */
export const confirmedPlace = (state: FeedState, configured: string): string | undefined =>
  state.confirmedMove?.from === configured ? state.confirmedMove.to : undefined;

/** Whether a host moved the feed, or took a move back, since its state was read. */
export const isMovedSince = (before: FeedState, now: FeedState): boolean =>
  before.confirmedMove?.from !== now.confirmedMove?.from ||
  before.confirmedMove?.to !== now.confirmedMove?.to;

/**
 * From now on, a feed is read at another address than the configuration says. Said twice, it is one move.
 * @param to `undefined` takes an earlier move back
 * @throws {ProblemError} 409 when the feed is being read at this moment; nothing was changed then
 */
export async function confirmMove(
  table: TableClient,
  { show, from, to }: { show: string; from: string; to: string | undefined },
): Promise<void> {
  const state = await readFeedState(table, show);
  if (confirmedPlace(state, from) === to) return;
  const next: FeedState = {
    ...state,
    confirmedMove: to === undefined ? undefined : { from, to },
    // All of another address; what is there has to be read whole, and proves itself anew.
    digest: '',
    podcastGuid: undefined,
    etag: undefined,
    lastModified: undefined,
    movedTo: undefined,
    waitingMove: undefined,
  };
  await table.transact([feedStateWrite(state, next)]).catch((error: unknown) => {
    if (!isConflict(error)) throw error;
    throw new ProblemError(409, 'busy', 'The feed is being read at this moment. Try again in a minute.', {
      cause: error,
    });
  });
}
