import type { ArticlePagesTools } from '../../functions/sync/article-pages.ts';
import { companionFetch } from '../../functions/sync/companion-file.ts';
import type { CompanionTools } from '../../functions/sync/companions.ts';
import type { SyncTools } from '../../functions/sync/feed.ts';
import { createManners } from '../../functions/sync/manners.ts';
import { type ArticleFeedParser, createFeedParser } from '../../functions/sync/reading.ts';
import { unfurl } from '../../functions/sync/unfurl.ts';
import { fetchGuarded } from '../../shared/fetch/fetch.ts';
import type { ObjectStore } from '../../shared/objects.ts';
import type { TableClient } from '../../shared/table/client.ts';

type LocalSyncTools = SyncTools &
  Pick<ArticlePagesTools, 'unfurl' | 'stop'> & {
    parser: ArticleFeedParser;
    companions: CompanionTools;
    close(): Promise<void>;
  };

/** What a sync needs on one machine: here, feeds may be files and may lie on loopback addresses. */
export function localSyncTools(
  table: TableClient,
  objects: ObjectStore,
  ownFiles: string,
  stop?: AbortSignal,
): LocalSyncTools {
  const parser = createFeedParser();
  const manners = createManners({ allowLoopback: true });
  return {
    table,
    parser,
    ownFiles,
    companions: { fetch: companionFetch({ allowLoopback: true }), objects, ...(stop && { stop }) },
    now: () => new Date(),
    fetch: (address, known) => fetchGuarded(address, { ...known, allowLoopback: true, allowFiles: true }),
    unfurl: (address, known) => unfurl(address, { manners, allowLoopback: true }, known),
    ...(stop && { stop }),
    close: () => parser.close(),
  };
}
