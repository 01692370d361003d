import * as z from 'zod/mini';
import { reasonSchema } from './comments/reason.ts';

/**
 * Where a comment stands. Only `published` is ever shown to others. `deleted` is its author's doing, `rejected`
 * a moderator's; `purged` keeps no words and no name.
 */
export const commentStates = ['published', 'pending', 'spam', 'rejected', 'deleted', 'purged'] as const;
export type CommentState = (typeof commentStates)[number];

/**
 * The states that a comment can begin in, and to which it can go from each. There is no other way, but that comments
 * from another system begin where they stood there.
 */
export const firstStates: readonly CommentState[] = ['published', 'pending', 'spam'];
export const importedStates: readonly CommentState[] = [...firstStates, 'rejected', 'deleted'];
export const transitions: Readonly<Record<CommentState, readonly CommentState[]>> = {
  published: ['pending', 'spam', 'rejected', 'deleted', 'purged'],
  pending: ['published', 'spam', 'rejected', 'deleted', 'purged'],
  // Back to waiting: when a moderator takes a decision back.
  spam: ['published', 'pending', 'rejected', 'deleted', 'purged'],
  rejected: ['published', 'pending', 'spam', 'deleted', 'purged'],
  deleted: ['purged'],
  purged: [],
};

export const commentActions = [
  'post',
  'edit',
  'delete',
  'report',
  'approve',
  'reject',
  'mark-spam',
  'ban',
  'undo',
  'purge',
  'erase',
  'import',
] as const;
export type CommentAction = (typeof commentActions)[number];

/** Who did something: `guest:<id>`, `moderator:<id>`, or `site` for what happens by itself. */
export type Actor = `guest:${string}` | `moderator:${string}` | 'site';

/** What a moderator decided, of which text, and how many had reported it by then. */
const decisionSchema = z.object({
  state: z.enum(commentStates),
  edition: z.int(),
  by: z.string(),
  reports: z._default(z.int(), 0),
});

/** One comment with all that is known of it. Never shown as a whole to anybody but moderators. */
export const commentSchema = z.object({
  id: z.string(),
  thread: z.string(),
  /** The show that its thread belongs to; articles have none. */
  show: z.optional(z.string()),
  /** The comment at the top level that it stands under; absent when it is one itself. */
  root: z.optional(z.string()),
  /** The comment it answers: the root, or another reply under it. */
  replyTo: z.optional(z.string()),
  state: z.enum(commentStates),
  /** Counts every change; moderators act on the revision that they saw. */
  rev: z.int(),
  /** Counts the texts: 1 as it was posted, one more with each edit. */
  edition: z.int(),
  guest: z.string(),
  /** A digest of the address that it came from, which changes every day. */
  address: z.optional(z.string()),
  name: z.string(),
  /** Markdown, as its author wrote it. */
  body: z.string(),
  /** Seconds into the episode that it is pinned to. */
  second: z.optional(z.int()),
  /** ISO 8601 in UTC, as all times here. */
  postedAt: z.string(),
  editedAt: z.optional(z.string()),
  /** When it came into its state. */
  changedAt: z.string(),
  /** Why it is not published, or what speaks against it. */
  reasons: z.array(reasonSchema),
  /** The policy that its author accepted. */
  policyVersion: z.string(),
  /** Reports so far: changing the words takes none of them away. */
  reports: z.int(),
  /** What moderators last decided, and of which text. */
  decision: z.optional(decisionSchema),
  /** The last change, so that a repeated request is known; after a decision, what it can be taken back to. */
  last: z.object({
    action: z.enum(commentActions),
    actor: z.string(),
    was: z.optional(
      z.object({
        state: z.enum(commentStates),
        changedAt: z.string(),
        reasons: z.array(reasonSchema),
        decision: z.optional(decisionSchema),
      }),
    ),
  }),
});
export type Comment = z.infer<typeof commentSchema>;

/**
 * A comment as everybody may see it, or what stands in its place while others answer it: then `gone` says why,
 * and there is neither name nor body.
 */
export const publicCommentSchema = z.object({
  id: z.string(),
  thread: z.string(),
  root: z.optional(z.string()),
  replyTo: z.optional(z.string()),
  name: z.string(),
  /** Markdown, as its author wrote it. */
  body: z.string(),
  second: z.optional(z.int()),
  postedAt: z.string(),
  editedAt: z.optional(z.string()),
  /** Published replies: of a root, all that stand under it; of a reply, those that answer it. */
  replies: z.int(),
  /** Removed by its author or a moderator, or held until a moderator has looked. */
  gone: z.optional(z.enum(['author', 'moderator', 'held'])),
});
export type PublicComment = z.infer<typeof publicCommentSchema>;

/** One line of a comment's history; there is one for each of its revisions. */
export const auditEntrySchema = z.object({
  comment: z.string(),
  rev: z.int(),
  at: z.string(),
  actor: z.string(),
  action: z.enum(commentActions),
  from: z.optional(z.enum(commentStates)),
  to: z.enum(commentStates),
  edition: z.int(),
  /** Codes of the reasons. */
  reasons: z.array(z.string()),
  /** More that was decided, such as for how long somebody is banned. */
  detail: z.optional(z.string()),
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;

/** How long an author may change the words; a reply ends it earlier. */
export const editableMs = 10 * 60_000;
