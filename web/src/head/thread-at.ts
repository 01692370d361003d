import type { PublicComment } from '../../../shared/comment.ts';
import type { Reader } from '../../../shared/reader.ts';
import {
  permalinkOf,
  type ThreadOrder,
  type ThreadPage,
  threadOrders,
  threadPath,
} from '../../../shared/thread.ts';
import { pageOptions } from './cursor.ts';
import { commentsPerPage, episodeOf, type SubjectHere } from './discussion-at.ts';
import { notFound } from './episode-at.ts';

/** A part of a discussion, as its address asks for it. */
export type ThreadHere = {
  page: ThreadPage;
  order: ThreadOrder;
  about: SubjectHere;
  isLater: boolean;
  path: string;
};

/** The discussion that an address names; 404 when there is none. */
export async function threadAt(
  reader: Reader,
  id: string | undefined,
  { searchParams }: URL,
): Promise<ThreadHere | Response> {
  const asked = searchParams.get('order') ?? 'newest';
  const order = threadOrders.find((known) => known === asked);
  const options = pageOptions({ searchParams }, commentsPerPage);
  const page = id && order ? await reader.thread(id, { ...options, order }) : undefined;
  if (!page || !order) return notFound();
  const isLater = options.cursor !== undefined;
  return {
    page,
    order,
    isLater,
    about: await episodeOf(reader, page.subject),
    path: threadPath(page.thread.id),
  };
}

/** Replies of a conversation on one page. */
const repliesPerPage = 50;

/** One comment in its conversation: what it stands under, and the replies there. */
export type CommentHere = {
  comment: PublicComment;
  root: PublicComment;
  replies: PublicComment[];
  /** Fetches the replies that come after these. */
  cursor: string | undefined;
  isLater: boolean;
  page: ThreadPage;
  about: SubjectHere;
};

/** The comment that an address names; 301 when it stands in another discussion, 404 when it is not to be seen. */
export async function commentAt(
  reader: Reader,
  params: { thread?: string; comment?: string },
  url: URL,
): Promise<CommentHere | Response> {
  const place = params.comment ? await reader.comment(params.comment) : undefined;
  if (!place) return notFound();
  const { comment, root = comment } = place;
  if (comment.thread !== params.thread) {
    return new Response(null, { status: 301, headers: { Location: permalinkOf(comment) } });
  }
  const options = pageOptions(url, repliesPerPage);
  const [page, replies, about] = await Promise.all([
    reader.thread(comment.thread, { limit: 1 }),
    reader.replies(comment.thread, root.id, options),
    episodeOf(reader, place.subject),
  ]);
  if (!page) return notFound();
  const isNear = root.id === comment.id || replies.items.some(({ id }) => id === comment.id);
  return {
    comment,
    root,
    replies: isNear ? replies.items : [...replies.items, comment],
    cursor: replies.cursor,
    isLater: options.cursor !== undefined,
    page,
    about,
  };
}
