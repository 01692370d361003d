import { type Comment, type CommentState, editableMs } from '../comment.ts';
import type { OwnComment } from './discussion.ts';
import { isModerators } from './rejections.ts';

const seenAs: Record<Exclude<CommentState, 'purged'>, OwnComment['state']> = {
  published: 'published',
  pending: 'pending',
  spam: 'pending',
  rejected: 'rejected',
  deleted: 'deleted',
};

/** A comment as its author sees it. What moderators alone may see is left out. */
export function ownComment(comment: Comment): OwnComment {
  const { id, thread, root, replyTo, name, body, second, postedAt, editedAt, rev, state, reasons } = comment;
  const isEditable = state === 'published' || state === 'pending';
  return {
    ...{ id, thread, root, replyTo, name, body, second, postedAt, editedAt, rev },
    state: state === 'purged' ? 'deleted' : seenAs[state],
    reasons: reasons
      // What a moderator decided answers what the checks asked.
      .filter((reason) => (state === 'rejected' ? isModerators(reason) : reason.effect !== 'note'))
      .map(({ code, sentence }) => ({ code, sentence })),
    ...(isEditable && { editableUntil: new Date(Date.parse(postedAt) + editableMs).toISOString() }),
  };
}
