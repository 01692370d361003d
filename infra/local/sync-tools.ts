import { companionFetch } from '../../functions/sync/companion-file.ts';
import type { CompanionTools } from '../../functions/sync/companions.ts';
import type { SyncTools } from '../../functions/sync/feed.ts';
import { createFeedParser } from '../../functions/sync/reading.ts';
import { fetchGuarded } from '../../shared/fetch/fetch.ts';
import type { ObjectStore } from '../../shared/objects.ts';
import type { TableClient } from '../../shared/table/client.ts';

/** What a sync needs on one machine: here, feeds may be files and may lie on loopback addresses. */
export function localSyncTools(
  table: TableClient,
  objects: ObjectStore,
  ownFiles: string,
  stop?: AbortSignal,
): SyncTools & { companions: CompanionTools; close(): Promise<void> } {
  const parser = createFeedParser();
  return {
    table,
    parser,
    ownFiles,
    companions: { fetch: companionFetch({ allowLoopback: true }), objects, ...(stop && { stop }) },
    now: () => new Date(),
    fetch: (address, known) => fetchGuarded(address, { ...known, allowLoopback: true, allowFiles: true }),
    close: () => parser.close(),
  };
}
