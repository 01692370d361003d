import type { PublicComment } from '../../../shared/comment.ts';
import { readable } from '../../../shared/comments/text/readable.ts';
import type { Site } from '../../../shared/site/schema.ts';
import { permalinkOf, type ThreadPage, threadPath } from '../../../shared/thread.ts';
import type { Thing } from './structured-data.ts';

/** What is said under an episode or an article, as a part of what is known of it. */
export const commentsOn = (site: Site, page: ThreadPage | undefined): { [property: string]: unknown } =>
  page && page.thread.comments > 0
    ? {
        commentCount: page.thread.comments,
        comment: page.items.flatMap(({ firstReplies, ...root }) => conversation(site, root, firstReplies)),
      }
    : {};

/** A page of a discussion, or of one conversation in it. */
export const discussionThing = (
  site: Site,
  { thread, subject }: Pick<ThreadPage, 'thread' | 'subject'>,
  comment: Thing[],
): Thing => ({
  '@type': 'WebPage',
  '@id': site.url + threadPath(thread.id),
  url: site.url + threadPath(thread.id),
  about: { '@id': site.url + subject.path, '@type': 'CreativeWork', name: subject.title },
  commentCount: thread.comments,
  comment,
});

/**
 * A comment with the answers to it, in its author's words, readable; of one that was removed only the answers.
 * @see https://schema.org/Comment
 */
export function conversation(site: Site, root: PublicComment, replies: PublicComment[]): Thing[] {
  const answers = replies.flatMap((reply) => (reply.gone ? [] : [commentThing(site, reply)]));
  if (root.gone) return answers;
  return [{ ...commentThing(site, root), ...(answers.length > 0 && { comment: answers }) }];
}

const commentThing = (site: Site, comment: PublicComment): Thing => ({
  '@type': 'Comment',
  url: site.url + permalinkOf(comment),
  author: { '@type': 'Person', name: comment.name },
  datePublished: comment.postedAt,
  ...(comment.editedAt && { dateModified: comment.editedAt }),
  text: readable(comment.body),
});
