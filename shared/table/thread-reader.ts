import * as z from 'zod/mini';
import type { PublicComment } from '../comment.ts';
import { isCommentId } from '../comments/id.ts';
import { mostMoments, parseMoment } from '../comments/pinned-moments.ts';
import { parsePublicComment, publicKey } from '../comments/public-row.ts';
import type { ThreadReader } from '../reader.ts';
import { parseThreadId } from '../thread.ts';
import type { TableClient } from './client.ts';
import type { Cursors } from './cursor.ts';
import * as keys from './keys.ts';
import { isOnPages } from './on-pages.ts';
import { readPage } from './pages.ts';
import { readRoots, rootOf, withPinned } from './thread-roots.ts';
import { readThread } from './thread-row.ts';
import { readSubject } from './thread-subject.ts';

/** The reading side of discussions: see `ThreadReader` for what each call promises. */
export function createThreadReader(
  source: { table: TableClient; cursors: Cursors },
  now: () => Date,
): ThreadReader {
  const { table } = source;

  return {
    async thread(id, options = {}) {
      const [subject, thread, roots] = await Promise.all([
        readSubject(table, id, now()),
        readThread(table, id),
        readRoots(source, id, options),
      ]);
      if (!subject) return undefined;
      const items = await withPinned(table, thread, roots.items.map(rootOf), options.cursor === undefined);
      return { thread, subject, ...roots, items };
    },

    subject: (thread) => readSubject(table, thread, now()),

    replies: async (thread, root, options) =>
      isCommentId(root) && parseThreadId(thread)
        ? readPage(
            source,
            `replies:${thread}:${root}`,
            { partition: keys.threadKey(thread).pk, ...keys.repliesUnder(root) },
            parsePublicComment,
            options,
          )
        : { items: [] },

    async moments(thread) {
      const named = parseThreadId(thread);
      if (named?.kind !== 'episode') return [];
      const partition = keys.threadKey(thread).pk;
      const newest = { ...keys.momentsOfThread, newestFirst: true, limit: mostMoments };
      return (await table.query({ partition, ...newest })).rows.map(parseMoment);
    },

    async comment(id) {
      const row = isCommentId(id) ? await table.get(keys.commentKey(id)) : undefined;
      if (!row) return undefined;
      const { thread, root: rootId } = placeSchema.parse(row);
      const wanted = [
        { id, thread, root: rootId },
        ...(rootId ? [{ id: rootId, thread, root: undefined }] : []),
      ];
      const [subject, rows] = await Promise.all([
        readSubject(table, thread, now()),
        table.getMany(wanted.map(publicKey)),
      ]);
      const found = rows.map(parsePublicComment);
      const comment = found.find((candidate) => candidate.id === id);
      const root = found.find((candidate) => candidate.id === rootId);
      if (!subject || !comment || comment.gone) return undefined;
      return { comment, subject, ...(root && { root }) };
    },

    async counts(threads) {
      const known = [...new Set(threads.filter(parseThreadId))].slice(0, 100);
      const rows = await table.getMany(known.map(keys.threadKey));
      const counted = new Map(rows.map((row) => [row.pk, countSchema.parse(row).comments]));
      return Object.fromEntries(known.map((id) => [id, counted.get(keys.threadKey(id).pk) ?? 0]));
    },

    async recentComments(thread, options) {
      const page = await readPage(
        source,
        `comments:${thread ?? ''}`,
        thread === undefined
          ? { index: 'byTime', partition: keys.allComments, newestFirst: true }
          : { index: 'byOwner', partition: keys.commentsOfThread(thread), newestFirst: true },
        parsePublicComment,
        options,
      );
      return thread === undefined
        ? { ...page, items: await withoutHidden(table, page.items, now().toISOString()) }
        : page;
    },
  };
}

/** What is said about an episode that a host hides is not told either; few are hidden, so that a page loses little. */
async function withoutHidden(
  table: TableClient,
  comments: PublicComment[],
  now: string,
): Promise<PublicComment[]> {
  const threads = new Set(comments.map(({ thread }) => thread));
  const episodes = [...threads].flatMap((thread) => {
    const named = parseThreadId(thread);
    return named?.kind === 'episode' ? [{ thread, key: keys.episodeKey(named.of) }] : [];
  });
  const rows = await table.getMany(episodes.map(({ key }) => key));
  const shown = new Set(rows.filter((row) => isOnPages(row, now)).map(({ pk }) => pk));
  const hidden = new Set(episodes.filter(({ key }) => !shown.has(key.pk)).map(({ thread }) => thread));
  return comments.filter(({ thread }) => !hidden.has(thread));
}

const placeSchema = z.object({ thread: z.string(), root: z.optional(z.string()) });
const countSchema = z.object({ comments: z._default(z.int(), 0) });
