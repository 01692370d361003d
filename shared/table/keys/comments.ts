import type { Key } from '../client.ts';

/** A thread's count and settings; its public comments stand behind it in the same collection. */
export const threadKey = (thread: string): Key => ({ pk: `THREAD#${thread}`, sk: 'THREAD' });
export const publicRootKey = (thread: string, id: string): Key => ({
  pk: `THREAD#${thread}`,
  sk: `ROOT#${id}`,
});
export const publicReplyKey = (thread: string, root: string, id: string): Key => ({
  pk: `THREAD#${thread}`,
  sk: `REPLY#${root}#${id}`,
});
/** That a public comment of a thread is pinned to a second of its episode. */
export const momentKey = (thread: string, id: string): Key => ({
  pk: `THREAD#${thread}`,
  sk: `MOMENT#${id}`,
});
export const momentsOfThread = { from: 'MOMENT#', to: 'MOMENT#~' };
/** Bounds of the public comments of a thread: those at the top level, and the replies under one of them. */
export const publicRowsOfThread = { from: 'REPLY#', to: 'ROOT#~' };
export const rootsOfThread = { from: 'ROOT#', to: 'ROOT#~' };
export const repliesUnder = (root: string): { from: string; to: string } => ({
  from: `REPLY#${root}#`,
  to: `REPLY#${root}#~`,
});
/** Every published comment of a thread, by time. */
export const commentsOfThread = (thread: string): string => `THREAD#${thread}`;
/** Roots of a thread, by their number of replies. */
export const discussedInThread = (thread: string): string => `THREAD#${thread}`;
export const discussed = (replies: number, id: string): string => `${String(replies).padStart(6, '0')}#${id}`;
/** Every published comment of the site, by time. */
export const allComments = 'COMMENTS';
/** A comment with all that is known of it, whatever its state; its history and reports stand beside it. */
export const commentKey = (id: string): Key => ({ pk: `COMMENT#${id}`, sk: 'COMMENT' });
export const auditKey = (id: string, rev: number): Key => ({
  pk: `COMMENT#${id}`,
  sk: `AUDIT#${String(rev).padStart(6, '0')}`,
});
/** Bounds of the history of a comment beside it. */
export const auditOfComment = { from: 'AUDIT#', to: 'AUDIT#~' };
export const reportKey = (id: string, reporter: string): Key => ({
  pk: `COMMENT#${id}`,
  sk: `REPORT#${reporter}`,
});
/** That something was sent, under the name that its sender gave the attempt. */
export const sentKey = (attempt: string): Key => ({ pk: `SENT#${attempt}`, sk: 'SENT' });
/** That a proof of work was taken. */
export const proofKey = (nonce: string): Key => ({ pk: `PROOF#${nonce}`, sk: 'PROOF' });
/** One comment in the log of what was lately sent by a guest, from an address or to a thread. */
export const recentKey = (of: 'guest' | 'address' | 'thread', value: string, id: string): Key => ({
  pk: `RECENT#${of}#${value}`,
  sk: id,
});
/** That a moderator decided on a comment: what the site learns from. */
export const decisionKey = (id: string): Key => ({ pk: 'DECISIONS', sk: id });
/** What the site has learned from them. */
export const learnedKey: Key = { pk: 'LEARNED', sk: 'LEARNED' };
