import { indexKnown, matchItems } from '../../shared/feed/match.ts';
import type { FeedReading } from '../../shared/feed/read.ts';
import { FeedError } from '../../shared/problem.ts';
import type { FeedState } from '../../shared/sync/feed-state.ts';
import { type LedgerEntry, readLedger } from '../../shared/sync/ledger.ts';
import type { SyncTools } from './feed.ts';
import type { FeedJob } from './job.ts';
import { readFurther, type Taken } from './take.ts';

/** A feed with its pages, the body that was its first, and where that was read if not where it was named. */
export type WholeFeed = {
  reading: FeedReading;
  taken: Taken;
  movedTo?: string;
  /** Where it says that it moved, and nothing there proves it. */
  waitingMove?: string;
};

/** The address leads to what may be another podcast. */
export class MovedElsewhereError extends FeedError {
  override name = 'MovedElsewhereError';
  readonly address: string;

  constructor(address: string) {
    super(
      'moved-elsewhere',
      `The address now leads to ${address}, and nothing there proves that it is the same podcast. If it is, confirm the move in the host console, or put the new address into the configuration.`,
    );
    this.address = address;
  }
}

/**
 * A permanent redirect is followed to the same podcast only: its guid agrees, or, when it never had one, an
 * episode that is known.
 */
export async function refuseAnotherPodcast(
  reading: FeedReading,
  taken: Taken,
  state: FeedState,
  { table }: SyncTools,
): Promise<void> {
  if (!taken.permanentlyMovedTo || state.digest === '') return;
  const isSame = state.podcastGuid
    ? reading.channel.podcastGuid === state.podcastGuid
    : await sharesEpisodes(reading, await readLedger(table, state.show));
  if (isSame) return;
  throw new MovedElsewhereError(taken.permanentlyMovedTo);
}

export const sharesEpisodes = (reading: FeedReading, ledger: LedgerEntry[]): boolean =>
  ledger.length === 0 ||
  matchItems(
    reading.items.map((item) => item.identity),
    indexKnown(ledger),
  ).some((id) => id !== undefined);

/** Follows a feed that says that it moved, when it proves to be the same one there. */
export async function followMove(job: FeedJob, first: WholeFeed, tools: SyncTools): Promise<WholeFeed> {
  const { newFeedUrl, podcastGuid } = first.reading.channel;
  if (!newFeedUrl || newFeedUrl === job.address || newFeedUrl === first.taken.finalAddress) return first;
  const moved = await readFurther(job, newFeedUrl, tools);
  if (moved && podcastGuid && moved.reading.channel.podcastGuid === podcastGuid) {
    const reading = withProblem(
      moved.reading,
      'moved',
      `The feed has moved to ${newFeedUrl} and is read there. Put that address into the configuration.`,
    );
    return { reading, taken: moved.taken, movedTo: newFeedUrl };
  }
  const reading = withProblem(
    first.reading,
    'move-unconfirmed',
    `The feed says that it moved to ${newFeedUrl}, but nothing there proves that it is the same podcast. If it is, confirm the move in the host console, or put that address into the configuration.`,
  );
  return { ...first, reading, waitingMove: newFeedUrl };
}

/** A reading with one thing more to say about the feed as a whole. */
export const withProblem = (reading: FeedReading, code: string, sentence: string): FeedReading => ({
  ...reading,
  problems: [...reading.problems, { code, sentence, setAside: false }],
});
