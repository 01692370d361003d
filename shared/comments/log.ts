import * as z from 'zod/mini';
import { type Actor, commentActions, commentStates } from '../comment.ts';
import { badRequest } from '../problem.ts';
import type { Page, PageOptions } from '../reader.ts';
import type { Query, Row, Write } from '../table/client.ts';
import * as keys from '../table/keys.ts';
import { readPage } from '../table/pages.ts';
import { isCommentId, randomText } from './id.ts';
import type { CommentTools } from './tools.ts';

/** What moderators and hosts do to something else than one comment. */
export const otherActions = [
  'thread',
  'pin',
  'unpin',
  'note',
  'hold-guest',
  'ban-guest',
  'lift',
  'import-file',
  'erase-guest',
  'add-episode',
  'edit-episode',
  'hide-episode',
  'show-episode',
  'edit-sentence',
] as const;
export const logActions = [...commentActions, ...otherActions] as const;
export type LogAction = (typeof logActions)[number];

/** One thing that was done, in the log of everything that moderators do. It quotes nobody. */
export const logEntrySchema = z.object({
  at: z.string(),
  actor: z.string(),
  action: z.enum(logActions),
  comment: z.optional(z.string()),
  thread: z.optional(z.string()),
  guest: z.optional(z.string()),
  episode: z.optional(z.string()),
  from: z.optional(z.enum(commentStates)),
  to: z.optional(z.enum(commentStates)),
  /** Codes of the reasons. */
  reasons: z.optional(z.array(z.string())),
  /** More, in words: for how long, or what was chosen. */
  detail: z.optional(z.string()),
});
export type LogEntry = z.infer<typeof logEntrySchema>;

/**
 * Where an entry stands in the log. What guests do to their own comments stands in the history of the comment alone:
 * however much is sent, the log of moderators is not in its way. Neither is it by what comes in with a file, which is one
 * entry.
 */
export function logPlaces({ at, actor, action }: Pick<LogEntry, 'at' | 'actor' | 'action'>, id: string): Row {
  if (actor.startsWith('guest:') || action === 'import') return {};
  const place = keys.moment(at, id);
  return {
    timePk: keys.wholeLog,
    timeSk: place,
    ownerPk: keys.logOfActor(actor),
    ownerSk: place,
    actionPk: keys.logOfAction(action),
    actionSk: place,
  };
}

/** Notes something that was done to a thread, a guest or an episode; comments keep their history beside them. */
export function logWrite(
  now: Date,
  entry: Omit<LogEntry, 'at' | 'actor'> & { actor: Actor; action: (typeof otherActions)[number] },
): Write {
  const whole = { ...entry, at: now.toISOString() };
  const id = randomText(16);
  return { put: { ...whole, ...keys.logKey(id), ...logPlaces(whole, id) }, guard: { absent: true } };
}

/** What the log is searched by: one of actor, action and comment, and a day beside the first two. */
export type LogSearch = {
  /** Such as `moderator:ada` or `site`. */
  actor?: string | undefined;
  action?: LogAction | undefined;
  comment?: string | undefined;
  /** In UTC, such as `2026-11-26`. */
  day?: string | undefined;
};

/**
 * One page of the log, newest first: one Query, whatever it is searched by.
 * @throws {ProblemError} 400 when it is searched by more than one key can answer
 */
export const readLog = (
  tools: Pick<CommentTools, 'table' | 'cursors'>,
  search: LogSearch,
  options?: PageOptions,
): Promise<Page<LogEntry>> => {
  const { actor = '', action = '', comment = '', day = '' } = search;
  const list = `log:${actor}:${action}:${comment}:${day}`;
  return readPage(tools, list, { ...queryOf(search), newestFirst: true }, parseEntry, options);
};

function queryOf({ actor, action, comment, day }: LogSearch): Omit<Query, 'limit' | 'after'> {
  const asked = [actor, action, comment].filter((one) => one !== undefined);
  if (asked.length > 1 || (comment !== undefined && day !== undefined)) {
    throw badRequest(
      'bad-search',
      'The log is searched by an actor, an action or a comment; a day goes with the first two.',
    );
  }
  if (comment !== undefined) {
    if (!isCommentId(comment)) throw badRequest('bad-search', 'This is no name of a comment.');
    return { partition: keys.commentKey(comment).pk, ...keys.auditOfComment };
  }
  const within = day === undefined ? {} : keys.onDay(day);
  if (actor !== undefined) return { index: 'byOwner', partition: keys.logOfActor(actor), ...within };
  if (action !== undefined) return { index: 'byAction', partition: keys.logOfAction(action), ...within };
  return { index: 'byTime', partition: keys.wholeLog, ...within };
}

const parseEntry = (row: Row): LogEntry => logEntrySchema.parse(row);

const mostExported = 10_000;

/**
 * The log as JSON Lines, newest first, at most ten thousand lines. When there are more, the last line says where to
 * go on: `{"cursor":"…"}`.
 */
export async function* exportLog(
  tools: Pick<CommentTools, 'table' | 'cursors'>,
  search: LogSearch,
  from?: string,
): AsyncGenerator<string> {
  let cursor = from;
  for (let lines = 0; lines < mostExported; lines += 100) {
    const page = await readLog(tools, search, { limit: 100, ...(cursor && { cursor }) });
    yield page.items.map((entry) => `${JSON.stringify(entry)}\n`).join('');
    cursor = page.cursor;
    if (!cursor) return;
  }
  yield `${JSON.stringify({ cursor })}\n`;
}
