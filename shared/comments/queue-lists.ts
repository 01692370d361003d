import type { Comment } from '../comment.ts';
import type { Row } from '../table/client.ts';
import * as keys from '../table/keys.ts';

/**
 * The lists that moderators work through. A comment stands in one of them, or in none once a moderator has approved
 * its words: `unreviewed` is published and nobody has looked at it, `reported` is published and somebody minds.
 */
export const queueLists = ['pending', 'reported', 'unreviewed', 'spam', 'rejected', 'deleted'] as const;
export type QueueList = (typeof queueLists)[number];

/** Lists of what was put aside; the others wait for somebody. */
export const isPutAside = (list: QueueList): boolean =>
  list === 'spam' || list === 'rejected' || list === 'deleted';

/** The list that a comment belongs to. Reports that came after a moderator had approved it count anew. */
export function queueListOf({ state, edition, decision, reports }: Comment): QueueList | undefined {
  if (state === 'purged') return undefined;
  if (state !== 'published') return state;
  const approved = decision?.state === 'published' && decision.edition === edition ? decision : undefined;
  if (reports > (decision?.reports ?? 0)) return 'reported';
  return approved ? undefined : 'unreviewed';
}

const reportedRank = 0;
const newcomerRank = 1;
/** Of everything that does not press. */
export const ordinaryRank = 2;
/** Codes of reasons of somebody new, and of whoever mended what held a comment: that sets nobody back. */
const newcomerReasons = new Set(['new-here', 'link-from-newcomer', 'changed-while-waiting']);

/**
 * How pressing a comment is; less comes first. What several readers minded is seen, or was taken away, by several;
 * somebody new who waits may never come back. The rest follows, each by time.
 */
export function rankOf({ state, reports, decision, reasons }: Comment): number {
  if (state === 'pending') {
    if (reasons.some(({ code }) => code === 'reported')) return reportedRank;
    return reasons.some(({ code }) => newcomerReasons.has(code)) ? newcomerRank : ordinaryRank;
  }
  const isMindedBySeveral = state === 'published' && reports - (decision?.reports ?? 0) > 1;
  return isMindedBySeveral ? reportedRank : ordinaryRank;
}

/** A comment's places in the lists of moderators: whatever they narrow a list by has a key of its own. */
export function queuePlaces(comment: Comment): Row {
  const list = queueListOf(comment);
  if (!list) return {};
  const { id, thread, show, guest, changedAt } = comment;
  const shard = keys.queueShard(id);
  const place = keys.queuePlace(rankOf(comment), changedAt, id);
  return {
    timePk: keys.queue(list, shard),
    timeSk: place,
    ...(show && { showPk: keys.queueOfShow(list, show, shard), showSk: place }),
    threadPk: keys.queueOfThread(list, thread),
    threadSk: place,
    guestPk: keys.queueOfGuest(list, guest),
    guestSk: place,
  };
}
