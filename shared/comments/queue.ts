import { auditEntrySchema, type Comment, commentSchema } from '../comment.ts';
import type { Page, PageOptions } from '../reader.ts';
import * as keys from '../table/keys.ts';
import type { ModeratedComment, QueueState } from './discussion.ts';
import { readBeside } from './moderate.ts';
import { noteOf } from './report.ts';
import type { CommentTools } from './tools.ts';

const mostOnPage = 100;

/** One page of a queue, oldest first: a Query of each of its parts, merged by time. */
export async function readQueue(
  { table, cursors }: Pick<CommentTools, 'table' | 'cursors'>,
  state: QueueState,
  { limit = 20, cursor }: PageOptions = {},
): Promise<Page<Comment>> {
  const wanted = Math.min(Math.max(Math.trunc(limit), 1), mostOnPage);
  const list = `queue:${state}`;
  const last = cursor === undefined ? '' : String(cursors.decode(list, cursor).timeSk);
  const parts = await Promise.all(
    keys.queueShards.map((shard) =>
      table.query({
        index: 'byTime',
        partition: keys.queue(state, shard),
        ...keys.laterThan(last),
        limit: wanted + 1,
      }),
    ),
  );
  const rows = parts.flatMap((part) => part.rows);
  rows.sort((one, other) => (String(one.timeSk) < String(other.timeSk) ? -1 : 1));
  const page = rows.slice(0, wanted);
  const end = rows.length > wanted ? page.at(-1) : undefined;
  return {
    items: page.map((row) => commentSchema.parse(row)),
    ...(end && { cursor: cursors.encode(list, { timeSk: String(end.timeSk) }) }),
  };
}

/** One comment with its history and what reporters wrote. */
export async function readModerated(
  { table }: Pick<CommentTools, 'table'>,
  id: string,
): Promise<ModeratedComment | undefined> {
  const rows = await readBeside(table, id);
  const row = rows.find(({ sk }) => sk === keys.commentKey(id).sk);
  if (!row) return undefined;
  const named = (prefix: string) => rows.filter(({ sk }) => String(sk).startsWith(prefix));
  return {
    comment: commentSchema.parse(row),
    history: named('AUDIT#').map((entry) => auditEntrySchema.parse(entry)),
    notes: [...new Set(named('REPORT#').map(noteOf))].filter((note) => note !== ''),
  };
}
