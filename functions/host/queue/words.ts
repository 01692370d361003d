import type { CommentState } from '../../../shared/comment.ts';
import type { LogAction } from '../../../shared/comments/log.ts';
import type { QueueList } from '../../../shared/comments/queue-lists.ts';
import { inWords, type Restriction } from '../../../shared/comments/restriction.ts';
import type { Guest } from '../../../shared/guest.ts';
import { dayAndTime } from '../../../shared/text/day-and-time.ts';

/** What the lists are called, and what is said of an empty one. */
export const lists: Record<Exclude<QueueList, 'deleted'>, { label: string; empty: string }> = {
  pending: { label: 'Pending', empty: 'Nothing waits. Whoever writes next is published, or comes here.' },
  reported: { label: 'Reported', empty: 'Nobody minds anything that is published.' },
  unreviewed: { label: 'Unreviewed', empty: 'Somebody has looked at everything that is published.' },
  spam: { label: 'Spam', empty: 'Nothing was put aside as spam in the last thirty days.' },
  rejected: { label: 'Rejected', empty: 'Nothing was rejected in the last thirty days.' },
};

export const states: Record<CommentState, string> = {
  published: 'published',
  pending: 'waiting for a moderator',
  spam: 'put aside as spam',
  rejected: 'rejected',
  deleted: 'deleted by its author',
  purged: 'purged',
};

/** What was done, as the log and the bar that takes it back say it. */
export const actions: Record<LogAction, string> = {
  post: 'posted',
  edit: 'edited',
  delete: 'deleted',
  report: 'taken away after reports',
  approve: 'approved',
  reject: 'rejected',
  'mark-spam': 'marked as spam',
  ban: 'rejected, guest banned',
  undo: 'taken back',
  purge: 'purged',
  erase: 'erased',
  thread: 'discussion settings',
  pin: 'pinned',
  unpin: 'unpinned',
  note: 'note on a guest',
  'hold-guest': 'guest held',
  'ban-guest': 'guest banned',
  lift: 'guest freed',
  import: 'brought in',
  'import-file': 'comments brought in',
  'erase-guest': 'person erased',
  'add-episode': 'episode added',
  'edit-episode': 'episode corrected',
  'hide-episode': 'episode hidden',
  'show-episode': 'episode shown again',
  'edit-sentence': 'sentence corrected',
};

/** @example historyOf(guest) // '3 published, 1 declined' */
export function historyOf(guest: Guest | undefined): string {
  if (!guest) return 'erased';
  const { published, pending, declined, deleted } = guest;
  const counts = { published, waiting: pending, declined, deleted };
  const said = Object.entries(counts).flatMap(([word, count]) => (count > 0 ? [`${count} ${word}`] : []));
  return said.join(', ') || 'nothing yet';
}

/** @example restrictionInWords(restriction) // 'held until 3 Dec 2026, 12:00 UTC' */
export function restrictionInWords({ kind, expiresAt }: Restriction): string {
  const word = kind === 'hold' ? 'held' : 'banned';
  return expiresAt === undefined
    ? `${word} ${inWords(undefined)}`
    : `${word} until ${dayAndTime(new Date(expiresAt * 1000).toISOString())} UTC`;
}
