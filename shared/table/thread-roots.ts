import { type PublicRow, parsePublicRow, shownAttributes, toPublicComment } from '../comments/public-row.ts';
import type { Page, PageOptions } from '../reader.ts';
import { parseThreadId, type RootComment, type Thread, type ThreadOrder } from '../thread.ts';
import type { Query, TableClient } from './client.ts';
import type { Cursors } from './cursor.ts';
import * as keys from './keys.ts';
import { readPage } from './pages.ts';

/** Comments at the top level of a thread, as a page of its discussion lists them. */
export async function readRoots(
  source: { table: TableClient; cursors: Cursors },
  thread: string,
  { order = 'newest', ...options }: PageOptions & { order?: ThreadOrder },
): Promise<Page<PublicRow>> {
  if (!parseThreadId(thread)) return { items: [] };
  const query = { ...rootsIn(thread, order), attributes: shownAttributes };
  return readPage(source, `thread:${thread}:${order}`, query, parsePublicRow, options);
}

const rootsIn = (thread: string, order: ThreadOrder): Omit<Query, 'limit' | 'after'> =>
  order === 'discussed'
    ? { index: 'byReplies', partition: keys.discussedInThread(thread), newestFirst: true }
    : {
        partition: keys.threadKey(thread).pk,
        ...keys.rootsOfThread,
        newestFirst: order === 'newest',
      };

/** The pick of the moderators comes first, on the first page alone, and has no other place while it can be read. */
export async function withPinned(
  table: TableClient,
  { id, pinned }: Thread,
  roots: RootComment[],
  isFirst: boolean,
): Promise<RootComment[]> {
  if (pinned === undefined) return roots;
  const others = roots.filter((root) => root.id !== pinned || root.gone !== undefined);
  if (!isFirst) return others;
  const row = await table.get(keys.publicRootKey(id, pinned));
  const root = row && rootOf(parsePublicRow(row));
  return root?.gone === undefined && root ? [{ ...root, isPinned: true }, ...others] : others;
}

/** A root as its discussion shows it: with its first replies, and how many more there are. */
export function rootOf(row: PublicRow): RootComment {
  const { firstReplies } = row;
  const shown = firstReplies.filter((reply) => reply.gone === undefined).length;
  return { ...toPublicComment(row), firstReplies, moreReplies: Math.max(0, row.replies - shown) };
}
