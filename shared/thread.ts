import * as z from 'zod/mini';
import { publicCommentSchema } from './comment.ts';

/** What a thread belongs to. There is a thread for every published episode and own article, and for nothing else. */
export type ThreadKind = 'episode' | 'article';

/**
 * The name of a thread in addresses and keys.
 * @example threadId('episode', 'k3x9q2mfab') // 'episode-k3x9q2mfab'
 */
export const threadId = (kind: ThreadKind, of: string): string => `${kind}-${of}`;

/**
 * What a thread's name says, or `undefined` when it is none.
 * @example parseThreadId('article-who-pays') // { kind: 'article', of: 'who-pays' }
 */
export function parseThreadId(id: string): { kind: ThreadKind; of: string } | undefined {
  const [, episode, article] =
    /^(?:episode-([a-z0-9]{10})|article-([a-z0-9]+(?:-[a-z0-9]+)*))$/.exec(id.slice(0, 200)) ?? [];
  if (episode) return { kind: 'episode', of: episode };
  return article ? { kind: 'article', of: article } : undefined;
}

/** Where a thread can be read on a page of its own. */
export const threadPath = (id: string): string => `/discuss/${id}`;

/** Where readers of feeds find what is new in it. */
export const threadFeedPath = (id: string): string => `/api/threads/${id}/comments.atom`;

/** Where one comment is found, in its conversation, for good. */
export const permalinkOf = ({ id, thread }: { id: string; thread: string }): string =>
  `${threadPath(thread)}/${id}#c-${id}`;

export const threadOrders = ['newest', 'oldest', 'discussed'] as const;
export type ThreadOrder = (typeof threadOrders)[number];

export const commentModes = ['open', 'trusted', 'pre-moderated', 'closed'] as const;
export type CommentMode = (typeof commentModes)[number];

/** What the table keeps of a thread: its count, and what moderators chose for it. */
export const threadSchema = z.object({
  id: z.string(),
  /** Comments that everybody can read, replies included. */
  comments: z.int(),
  /** Set by moderators; absent when the site's or show's mode and its number of days decide. */
  isClosed: z.optional(z.boolean()),
  mode: z.optional(z.enum(commentModes)),
  /** The comment that moderators picked to be shown first, by its id. */
  pinned: z.optional(z.string()),
  /** Counts what moderators chose; 0 before. The count of comments changes without it. */
  rev: z.int(),
});
export type Thread = z.infer<typeof threadSchema>;

/** The episode or article that a thread is about. */
export const threadSubjectSchema = z.object({
  kind: z.enum(['episode', 'article']),
  /** The episode's id, or the article's slug. */
  of: z.string(),
  title: z.string(),
  /** Of the page on this site. */
  path: z.string(),
  publishedAt: z.string(),
  show: z.optional(z.string()),
  /** Seconds; of episodes that have one. */
  duration: z.optional(z.number()),
  /** Where its audio lies. */
  audio: z.optional(z.string()),
});
export type ThreadSubject = z.infer<typeof threadSubjectSchema>;

/** A comment at the top level with the first of its replies. */
export const rootSchema = z.extend(publicCommentSchema, {
  firstReplies: z.array(publicCommentSchema),
  /** Replies that `firstReplies` leaves out. */
  moreReplies: z.int(),
  /** True for the pick of the moderators, which comes first, whatever the order. */
  isPinned: z.optional(z.boolean()),
});
export type RootComment = z.infer<typeof rootSchema>;

/** One page of a thread. */
export type ThreadPage = {
  thread: Thread;
  subject: ThreadSubject;
  items: RootComment[];
  cursor?: string;
};

/** Whether a thread takes comments, how they are looked at, and when it closes by itself. */
export type ThreadStatus = { isOpen: boolean; mode: CommentMode; closesAt?: string };

type CommentSettings = {
  comments: { mode: CommentMode; closeAfterDays: number };
  shows: { slug: string; commentMode?: CommentMode | undefined }[];
};

/** What the site, the show and the moderators together say about a thread: the nearest to the thread decides. */
export function threadStatus(
  { comments, shows }: CommentSettings,
  { isClosed, mode: chosen }: Pick<Thread, 'isClosed' | 'mode'>,
  { show, publishedAt }: Pick<ThreadSubject, 'show' | 'publishedAt'>,
  now: Date,
): ThreadStatus {
  const mode = chosen ?? shows.find(({ slug }) => slug === show)?.commentMode ?? comments.mode;
  const closesAt =
    isClosed === undefined && comments.closeAfterDays > 0
      ? new Date(Date.parse(publishedAt) + comments.closeAfterDays * 86_400_000).toISOString()
      : undefined;
  const isOver = isClosed ?? (closesAt !== undefined && closesAt <= now.toISOString());
  return { isOpen: mode !== 'closed' && !isOver, mode, ...(closesAt && { closesAt }) };
}
