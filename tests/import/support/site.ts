import { syncFeed } from '../../../functions/sync/feed.ts';
import { jobOfShow } from '../../../functions/sync/job.ts';
import { type ImportOptions, importComments } from '../../../shared/import/import.ts';
import type { TableClient } from '../../../shared/table/client.ts';
import { createReader } from '../../../shared/table/reader.ts';
import { threadId } from '../../../shared/thread.ts';
import { feedOf, item, syncToolsOf, testSite } from '../../support/feeds.ts';
import { createTestTable, testCursors } from '../../support/table.ts';

const now = () => new Date('2026-11-24T12:00:00Z');

/** A site with an episode for each address: its guid is the address that the show had before. */
export async function siteWithEpisodes(addresses: string[]) {
  const test = await createTestTable();
  const items = addresses.map((guid, at) =>
    item({ guid, title: `Episode ${at}`, date: new Date(Date.UTC(2014, 0, 1 + at)) }),
  );
  await syncFeed(jobOfShow(testSite, testSite.shows[0]), syncToolsOf(test.table, feedOf(items)));
  const reader = createReader(test.table, testCursors, now);
  return {
    ...test,
    reader,
    now,
    threads: await threadsOf(reader, addresses),
    import: (
      file: string | Iterable<Uint8Array>,
      options?: ImportOptions,
      wrap: (table: TableClient) => TableClient = (table) => table,
    ) => importComments({ table: wrap(test.table), site: testSite, now }, chunksOf(file), options),
  };
}

async function threadsOf(reader: ReturnType<typeof createReader>, addresses: string[]): Promise<string[]> {
  const byGuid = new Map<string | undefined, string>();
  let cursor: string | undefined;
  do {
    const page = await reader.latest({ limit: 100, ...(cursor && { cursor }) });
    for (const { guid, id } of page.items) byGuid.set(guid, threadId('episode', id));
    cursor = page.cursor;
  } while (cursor);
  return addresses.map((address) => byGuid.get(address) ?? '');
}

/** A file in pieces of odd lengths, as the network cuts it. */
export async function* chunksOf(file: string | Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (typeof file !== 'string') {
    yield* file;
    return;
  }
  const bytes = Buffer.from(file);
  for (let at = 0; at < bytes.length; at += 997) yield bytes.subarray(at, at + 997);
}

/** What readers see of discussions, whole: pages and replies, one after the other. */
export async function seenOf(reader: ReturnType<typeof createReader>, threads: string[]): Promise<string> {
  const seen: unknown[] = [];
  for (const thread of threads) {
    let cursor: string | undefined;
    do {
      const page = await reader.thread(thread, { limit: 100, order: 'oldest', ...(cursor && { cursor }) });
      seen.push(page?.thread, page?.items);
      for (const { id } of page?.items ?? []) {
        let next: string | undefined;
        do {
          const replies = await reader.replies(thread, id, { limit: 100, ...(next && { cursor: next }) });
          seen.push(replies.items);
          next = replies.cursor;
        } while (next);
      }
      cursor = page?.cursor;
    } while (cursor);
  }
  return JSON.stringify(seen);
}
