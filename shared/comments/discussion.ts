import type { Comment } from '../comment.ts';
import type { Guest } from '../guest.ts';
import type { MailWish } from '../mail/subscription.ts';
import type { Page, PageOptions } from '../reader.ts';
import type { CheckedProof } from './proof-of-work.ts';
import type { Reason } from './reason.ts';
import type { FormState } from './screening/evidence.ts';

/** Who sends a request, as far as the edge can vouch for it. */
export type Sender = {
  /** By the signed cookie. */
  guest?: string | undefined;
  /** A digest of the address that changes every day; absent when no address is known. */
  address?: string | undefined;
  /** The network as the edge saw it, for services that the author has switched on; stored nowhere. */
  from?: string | undefined;
  /** True when the browser says that the request comes from a page of this site. */
  isSameOrigin: boolean;
  /** A digest of the address for this one comment, so that each reports it once. */
  reporter?: string | undefined;
};

/** A comment as it was sent; `attempt` is the sender's name for it: however often it is sent, it is stored once. */
export type Post = {
  attempt: string;
  thread: string;
  replyTo?: string | undefined;
  name: string;
  body: string;
  second?: number | undefined;
  /** Where its author wants to be told of replies; never shown. */
  mail?: string | undefined;
  policyVersion?: string | undefined;
  honeypot?: string | undefined;
  isReconsidered?: boolean | undefined;
  form: FormState;
  proof: CheckedProof;
};

/** A comment as its author sees it: what became of it, why, and what they can still do. */
export type OwnComment = Pick<
  Comment,
  'id' | 'thread' | 'root' | 'replyTo' | 'name' | 'body' | 'second' | 'postedAt' | 'editedAt' | 'rev'
> & {
  /** Spam waits like the rest: whoever sends it is not told that it was recognised. */
  state: 'published' | 'pending' | 'rejected' | 'deleted';
  /** For the commenter, in kind words. */
  reasons: { code: string; sentence: string }[];
  /** Until when the words may be changed; absent when they may not. */
  editableUntil?: string;
};

/** What became of something sent; when it was not stored, `reasons` say why, and the sender keeps the text. */
export type Sent =
  | { outcome: 'stored'; comment: OwnComment; guest: string }
  | { outcome: 'reconsider' | 'refused'; reasons: Reason[] };

/** New words for one's own comment. */
export type Edit = { comment: string; body: string; isReconsidered?: boolean | undefined };

/** What somebody finds wrong; `note` is for moderators. */
export type Report = { comment: string; note: string };

/**
 * Everything that changes a discussion, and what only its people may see. Each change is one transaction of the
 * comment, its public row, the counts, the guest and the history; repeated, it changes nothing more.
 * What cannot be done is a `ProblemError`: 403 not one's own, 404 not there, 409 not any more, 503 too busy.
 */
export type Discussions = {
  post(post: Post, sender: Sender): Promise<Sent>;
  edit(edit: Edit, sender: Sender): Promise<Sent>;
  /** The author's own removal, at any time; a comment that has replies leaves a place marked as removed. */
  remove(comment: string, guest: string | undefined): Promise<void>;
  report(report: Report, sender: Sender): Promise<void>;

  /** One of a guest's own comments; `undefined` when it is none of theirs. */
  own(comment: string, guest: string): Promise<OwnComment | undefined>;
  /** All of a guest's own comments, newest first. */
  mine(guest: string, options?: PageOptions): Promise<Page<OwnComment>>;
  /** What the site holds about a guest, whole. */
  exported(guest: string): Promise<{ guest: Guest | undefined; comments: OwnComment[]; mail: MailWish[] }>;
  /** Where a guest wants to be told of replies, and what became of that wish. */
  mailOf(guest: string): Promise<(MailWish & { id: string })[]>;
  /** Says yes to mails, by the id that stands in a mail. @returns false when it holds no more */
  confirmMail(subscription: string): Promise<boolean>;
  /** Ends mails, and forgets the address. */
  endMail(subscription: string): Promise<void>;
  /** Takes every word and name of a guest out of the site. Cut short, it is finished when asked again. */
  erase(guest: string): Promise<void>;
};
