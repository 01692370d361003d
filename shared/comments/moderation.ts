import type { AuditEntry, Comment } from '../comment.ts';
import type { Guest } from '../guest.ts';
import type { Page, PageOptions } from '../reader.ts';
import type { CommentMode, Thread } from '../thread.ts';
import type { Card } from './cards.ts';
import type { BulkDecision, BulkResult } from './decide-all.ts';
import type { GuestNote } from './guest-notes.ts';
import type { LogEntry, LogSearch } from './log.ts';
import type { QueueList } from './queue-lists.ts';
import type { Rejection } from './rejections.ts';
import type { Restriction } from './restriction.ts';
import type { RestrictedGuest, RestrictionWish } from './restrictions.ts';

/** What moderators do with a comment, on the revision that they saw. */
export type Decision = {
  comment: string;
  ifRev: number;
  moderator: string;
};

/** A list, and what it is narrowed to: by key one of show, thread and guest, and beside that a reason. */
export type QueueWish = {
  list: QueueList;
  show?: string | undefined;
  thread?: string | undefined;
  guest?: string | undefined;
  /** Code of a reason; it narrows the page that was read. */
  reason?: string | undefined;
};

/** `looked` says how many comments were looked at for a page that a reason narrowed. */
export type QueuePage = Page<Comment> & { looked?: number };

/** What moderators choose for one discussion; what is `undefined` follows the site again. */
export type ThreadChange = {
  thread: string;
  ifRev: number;
  moderator: string;
  isClosed?: boolean | undefined;
  mode?: CommentMode | undefined;
};

/** A comment as moderators see it. */
export type ModeratedComment = { comment: Comment; history: AuditEntry[]; notes: string[] };

/** A guest as moderators see them. */
export type ModeratedGuest = {
  guest: Guest;
  note?: GuestNote;
  restriction?: Restriction;
  comments: Page<Comment>;
};

/**
 * What moderators do, under the same promises as `Discussions`. Each is told of whatever changed since they looked:
 * then nothing is done (409).
 */
export type Moderation = {
  queue(wish: QueueWish, options?: PageOptions): Promise<QueuePage>;
  /** How many comments stand in each of some lists, counted up to a bound. */
  sizes(lists: QueueList[]): Promise<Record<string, { count: number; isMore: boolean }>>;
  /** Comments with all that a decision needs. */
  cards(comments: Comment[]): Promise<Card[]>;
  comment(id: string): Promise<ModeratedComment | undefined>;
  guest(id: string, options?: PageOptions): Promise<ModeratedGuest | undefined>;

  approve(decision: Decision): Promise<Comment>;
  reject(decision: Decision & { rejection?: Rejection | undefined }): Promise<Comment>;
  markSpam(decision: Decision): Promise<Comment>;
  /** Rejects the comment and takes no more from its guest, nor from its address today. */
  ban(
    decision: Decision & { days?: number | undefined; rejection?: Rejection | undefined },
  ): Promise<Comment>;
  /** Takes one's own decision back, while nothing else has happened since; `ifRev` is the revision that it made. */
  undo(decision: Decision): Promise<Comment>;
  /** One decision on up to a hundred comments, with a result for each. */
  decideAll(decision: BulkDecision): Promise<BulkResult[]>;
  /** Takes the words away for good. */
  purge(decision: Decision): Promise<Comment>;

  /** Holds or bans a guest. @throws {ProblemError} 409 when somebody else decided on them meanwhile */
  restrict(wish: RestrictionWish): Promise<Restriction>;
  lift(wish: Pick<RestrictionWish, 'guest' | 'ifStamp' | 'moderator'>): Promise<void>;
  /** Guests who are held or banned, newest first. */
  restricted(options?: PageOptions): Promise<Page<RestrictedGuest>>;
  note(change: { guest: string; ifRev: number; text: string; moderator: string }): Promise<GuestNote>;

  /** @throws {ProblemError} 409 when the thread's settings are of another revision */
  setThread(change: ThreadChange): Promise<Thread>;
  /** Shows a comment first in its thread, instead of any other; 409 when it is not published at the top level. */
  pin(pick: { comment: string; moderator: string }): Promise<Thread>;
  unpin(pick: { comment: string; moderator: string }): Promise<Thread>;

  log(search: LogSearch, options?: PageOptions): Promise<Page<LogEntry>>;
  /** The log as JSON Lines. */
  exportedLog(search: LogSearch, cursor?: string): AsyncGenerator<string>;
};
