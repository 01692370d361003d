import {
  type Actor,
  type AuditEntry,
  type Comment,
  type CommentAction,
  commentStates,
  firstStates,
  importedStates,
  transitions,
} from '../comment.ts';
import type { Key, Row, TableReads, Write } from '../table/client.ts';
import * as keys from '../table/keys.ts';
import { logPlaces } from './log.ts';
import { momentWrites } from './pinned-moments.ts';
import { isShown, publicWrites } from './public-writes.ts';
import { queuePlaces } from './queue-lists.ts';
import { readSurroundings } from './surroundings.ts';

/** A comment before and after something was done to it. */
export type Change = {
  before?: Comment | undefined;
  after: Comment;
  /** More about it, for its history. */
  detail?: string | undefined;
};

/** What changes in a comment; revision, history and time follow from it. */
export type Act = {
  action: CommentAction;
  actor: Actor;
  now: Date;
  changes: Partial<Comment>;
  /** Of a decision, what it can be taken back to. */
  was?: Comment['last']['was'];
  detail?: string | undefined;
};

/** A comment after an act. */
export function acted(before: Comment, { action, actor, now, changes, was, detail }: Act): Change {
  const isMoved = changes.state !== undefined && changes.state !== before.state;
  const after = {
    ...before,
    ...changes,
    rev: before.rev + 1,
    last: { action, actor, ...(was && { was }) },
    ...(isMoved && { changedAt: changes.changedAt ?? now.toISOString() }),
  };
  return { before, after, ...(detail && { detail }) };
}

/**
 * Everything that one change of a comment writes, to be stored in one transaction: the comment, its history, what
 * everybody sees of it, and the counts of its thread and its guest.
 * @throws {TypeError} when the change is none that the table of transitions knows
 */
export async function changeWrites(table: TableReads, change: Change, now: Date): Promise<Write[]> {
  const { before, after } = change;
  checkTransition(change);
  const isSeen = before !== undefined || isShown(after);
  return [
    {
      put: commentRow(after),
      // Reports are counted without a new revision.
      guard: before ? { holds: { rev: before.rev, reports: before.reports } } : { absent: true },
    },
    { put: auditRow(change, now), guard: { absent: true } },
    ...(isSeen ? publicWrites(before, after, await readSurroundings(table, after)) : []),
    ...momentWrites(before, after),
    ...threadCount(change),
    ...guestCounts(change),
    ...decisionWrites(change),
  ];
}

function checkTransition({ before, after }: Change): void {
  const first = after.last.action === 'import' ? importedStates : firstStates;
  const allowed = before ? [before.state, ...transitions[before.state]] : first;
  if (!allowed.includes(after.state)) {
    throw new TypeError(`A comment cannot go from ${before?.state ?? 'nothing'} to ${after.state}.`);
  }
}

/** A comment with its places in lists: its guest's, and those of moderators. */
export function commentRow(comment: Comment): Row & Key {
  const { id, guest, state } = comment;
  return {
    ...comment,
    ...keys.commentKey(id),
    ...(state !== 'purged' && { ownerPk: keys.commentsOfGuest(guest), ownerSk: id }),
    ...queuePlaces(comment),
  };
}

function auditRow({ before, after, detail }: Change, now: Date): Row & Key {
  const entry: AuditEntry = {
    comment: after.id,
    rev: after.rev,
    at: now.toISOString(),
    actor: after.last.actor,
    action: after.last.action,
    ...(before && { from: before.state }),
    to: after.state,
    edition: after.edition,
    reasons: after.reasons.map(({ code }) => code),
    ...(detail && { detail }),
  };
  return { ...entry, ...keys.auditKey(after.id, after.rev), ...logPlaces(entry, `${after.id}#${after.rev}`) };
}

function threadCount({ before, after }: Change): Write[] {
  const comments = Number(isShown(after)) - Number(before !== undefined && isShown(before));
  if (comments === 0) return [];
  // The revision is there from the first comment on, so that a change of settings can be guarded by it.
  return [{ update: keys.threadKey(after.thread), add: { comments, rev: 0 } }];
}

function guestCounts({ before, after }: Change): Write[] {
  const add: Record<string, number> = {};
  const count = (comment: Comment, by: number) => {
    if (comment.state !== 'purged') add[comment.state] = (add[comment.state] ?? 0) + by;
    if (isDeclined(comment)) add.declined = (add.declined ?? 0) + by;
  };
  if (before) count(before, -1);
  if (after.guest) count(after, 1);
  const changed = Object.fromEntries(Object.entries(add).filter(([, by]) => by !== 0));
  const guest = before?.guest ?? after.guest;
  if (!guest || Object.keys(changed).length === 0) return [];
  const set = before ? { id: guest } : { id: guest, name: after.name };
  return [{ update: keys.guestKey(guest), set, add: changed }];
}

/** Whether a moderator's last word on it was no; its author cannot take that back by deleting it. */
export const isDeclined = ({ decision }: Comment): boolean =>
  decision?.state === 'rejected' || decision?.state === 'spam';

/** What moderators decided here is kept where the site learns from it, for as long as the words are there. */
function decisionWrites({ before, after }: Change): Write[] {
  if (after.state === 'purged') return before?.decision ? [{ remove: keys.decisionKey(after.id) }] : [];
  if (after.decision === before?.decision) return [];
  return [
    after.decision
      ? { put: { ...keys.decisionKey(after.id), comment: after.id, isKept: !isDeclined(after) } }
      : { remove: keys.decisionKey(after.id) },
  ];
}

export const isCommentState = (text: string): text is Comment['state'] =>
  commentStates.some((state) => state === text);
