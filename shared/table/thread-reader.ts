import * as z from 'zod/mini';
import { articleSchema, ownArticlePath } from '../article.ts';
import type { PublicComment } from '../comment.ts';
import { isCommentId } from '../comments/id.ts';
import { mostMoments, parseMoment } from '../comments/pinned-moments.ts';
import {
  type PublicRow,
  parsePublicComment,
  parsePublicRow,
  publicKey,
  shownAttributes,
  toPublicComment,
} from '../comments/public-row.ts';
import { episodePath, episodeSchema } from '../episode.ts';
import type { Page, PageOptions, ThreadReader } from '../reader.ts';
import {
  parseThreadId,
  type RootComment,
  type Thread,
  type ThreadOrder,
  type ThreadSubject,
  threadSchema,
} from '../thread.ts';
import type { Query, Row, TableClient } from './client.ts';
import type { Cursors } from './cursor.ts';
import * as keys from './keys.ts';
import { isOnPages } from './on-pages.ts';
import { readPage } from './pages.ts';

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

/** What a thread is about; `undefined` when that is not there, dated in the future, or hidden by a host. */
export async function readSubject(
  table: TableClient,
  thread: string,
  now: Date,
): Promise<ThreadSubject | undefined> {
  const named = parseThreadId(thread);
  if (!named) return undefined;
  if (named.kind === 'episode') return readEpisode(table, named.of, now.toISOString());
  const article = await readArticle(table, named.of);
  return article && article.publishedAt <= now.toISOString() ? article : undefined;
}

async function readEpisode(table: TableClient, id: string, now: string): Promise<ThreadSubject | undefined> {
  const row = await table.get(keys.episodeKey(id));
  if (!row || !isOnPages(row, now)) return undefined;
  const episode = episodeSchema.parse(row);
  const { show, headline, publishedAt, duration, enclosure } = episode;
  return {
    kind: 'episode',
    of: id,
    title: headline,
    path: episodePath(episode),
    publishedAt,
    show,
    ...(duration && { duration }),
    ...(enclosure && { audio: enclosure.url }),
  };
}

/** Articles at outlets are discussed there. */
async function readArticle(table: TableClient, slug: string): Promise<ThreadSubject | undefined> {
  const row = await table.get(keys.articleKey(slug));
  const { place, headline, publishedAt } = row ? articleSchema.parse(row) : {};
  if (place !== 'own' || !headline || !publishedAt) return undefined;
  return { kind: 'article', of: slug, title: headline, path: ownArticlePath({ slug }), publishedAt };
}

const threadRowSchema = z.extend(z.partial(threadSchema), { rev: z._default(z.int(), 0) });

/** A thread's count and settings; one that nobody has written in yet has none. */
export async function readThread(table: TableClient, id: string): Promise<Thread> {
  const row = parseThreadId(id) ? await table.get(keys.threadKey(id)) : undefined;
  return threadOf(id, row);
}

/** A thread out of its row. */
export const threadOf = (id: string, row: Row | undefined): Thread => ({
  comments: 0,
  ...threadRowSchema.parse(row ?? {}),
  id,
});

async function readRoots(
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
async function withPinned(
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

function rootOf(row: PublicRow): RootComment {
  const { firstReplies } = row;
  const shown = firstReplies.filter((reply) => reply.gone === undefined).length;
  return { ...toPublicComment(row), firstReplies, moreReplies: Math.max(0, row.replies - shown) };
}
