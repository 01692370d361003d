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
  const { id, thread, root, replyTo, name, body, second, postedAt, editedAt, rev, state } = comment;
  const isEditable = state === 'published' || state === 'pending';
  return {
    ...{ id, thread, root, replyTo, name, body, second, postedAt, editedAt, rev },
    state: state === 'purged' ? 'deleted' : seenAs[state],
    reasons: toldOf(comment),
    ...(isEditable && { editableUntil: new Date(Date.parse(postedAt) + editableMs).toISOString() }),
  };
}

function toldOf({ state, reasons }: Comment): OwnComment['reasons'] {
  // What a moderator decided answers what the checks asked.
  const deciding = reasons.filter((reason) =>
    state === 'rejected' ? isModerators(reason) : reason.effect !== 'note',
  );
  const isHeldByNotes = deciding.length === 0 && (state === 'pending' || state === 'spam');
  // Which of the small signs they are would help to evade them.
  if (isHeldByNotes) return reasons.map(({ check, sentence }) => ({ code: check, sentence }));
  return deciding.map(({ code, sentence }) => ({ code, sentence }));
}
