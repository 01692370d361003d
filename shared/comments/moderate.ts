import { type Actor, type Comment, type CommentAction, type CommentState, transitions } from '../comment.ts';
import { notFound, ProblemError } from '../problem.ts';
import type { Row, TableClient, Write } from '../table/client.ts';
import * as keys from '../table/keys.ts';
import { readAll } from '../table/pages.ts';
import { banWithComment } from './ban-with-comment.ts';
import { acted, changeWrites } from './change.ts';
import { isCommentId } from './id.ts';
import type { Decision } from './moderation.ts';
import { addressRemovals, purged, removeReports } from './purged.ts';
import { type Rejection, withRejection } from './rejections.ts';
import { inWords } from './restriction.ts';
import { readComment } from './surroundings.ts';
import { type CommentTools, day, expiresAfter } from './tools.ts';
import { untilStored } from './until-stored.ts';

/** The comment is not as the moderator saw it; `current` is what it is now. */
export class StaleRevisionError extends ProblemError {
  readonly current: Comment;

  constructor(current: Comment) {
    super(
      409,
      'stale-revision',
      'The comment has changed since you read it. Please read it again and decide then.',
    );
    this.current = current;
  }
}

export type DecisionAction = Extract<CommentAction, 'approve' | 'reject' | 'mark-spam' | 'ban'>;

const leadsTo: Record<DecisionAction, CommentState> = {
  approve: 'published',
  reject: 'rejected',
  'mark-spam': 'spam',
  ban: 'rejected',
};

/** What goes with a decision: what its author is told, and what else is written. */
type Beside = {
  rejection?: Rejection | undefined;
  detail?: string;
  more?(comment: Comment): Promise<Write[]>;
};

/**
 * Carries out what a moderator decided, on the revision that they saw. Repeated, it changes nothing more.
 * @throws {ProblemError} 404; 409 when the comment has changed (`StaleRevisionError`) or cannot go there
 */
export const decide = (
  { table, now }: CommentTools,
  action: DecisionAction,
  decision: Decision,
  { rejection, detail, more = async () => [] }: Beside = {},
): Promise<Comment> =>
  onRevision(table, action, decision, async (before) => {
    const state = leadsTo[action];
    if (state !== before.state && !transitions[before.state].includes(state)) throw cannotGo(before);
    const { edition, reports, changedAt, reasons } = before;
    const change = acted(before, {
      action,
      actor: actorOf(decision),
      now: now(),
      changes: {
        state,
        decision: { state, edition, by: decision.moderator, reports },
        // What spoke against it has been answered; the history keeps it.
        reasons: state === 'published' ? [] : withRejection(before, rejection),
      },
      was: { state: before.state, changedAt, reasons, decision: before.decision },
      ...(detail && { detail }),
    });
    const beside = await more(before);
    return { after: change.after, writes: [...(await changeWrites(table, change, now())), ...beside] };
  });

/** Days that an address stays banned: it means somebody else soon. */
const addressDays = 1;

/** Rejects a comment, and takes no more from whoever wrote it. Without `days` a guest is banned for good. */
export const banAuthor = (
  tools: CommentTools,
  {
    days,
    rejection,
    ...decision
  }: Decision & { days?: number | undefined; rejection?: Rejection | undefined },
) =>
  decide(tools, 'ban', decision, {
    rejection,
    detail: inWords(days),
    async more(comment) {
      const at = tools.now();
      const ban = { of: 'address', at: at.toISOString(), by: decision.moderator, comment: comment.id };
      const ofAddress: Write[] = comment.address
        ? [
            {
              put: {
                ...keys.banKey('address', comment.address),
                ...ban,
                expiresAt: expiresAfter(at, addressDays * day),
              },
            },
          ]
        : [];
      return [await banWithComment(tools, comment, { days, moderator: decision.moderator }), ...ofAddress];
    },
  });

/** Takes the words and the name away for good, and what reporters wrote about them. */
export const purgeComment = ({ table, now }: CommentTools, decision: Decision): Promise<Comment> =>
  onRevision(table, 'purge', decision, async (before) => {
    if (before.state === 'purged') throw cannotGo(before);
    await removeReports(table, before.id);
    const actor = actorOf(decision);
    const change = acted(before, { action: 'purge', actor, now: now(), changes: purged(before) });
    const writes = [...(await changeWrites(table, change, now())), ...(await addressRemovals(table, before))];
    return { after: change.after, writes };
  });

export const actorOf = ({ moderator }: Pick<Decision, 'moderator'>): Actor => `moderator:${moderator}`;

/**
 * Does something to a comment that is as the moderator saw it; what was done already is not done again.
 * @throws {ProblemError} 404, 409 (`StaleRevisionError`)
 */
export async function onRevision(
  table: TableClient,
  action: CommentAction,
  decision: Decision,
  plan: (before: Comment) => Promise<{ after: Comment; writes: Write[] }>,
): Promise<Comment> {
  const { comment: id, ifRev } = decision;
  return untilStored(table, async () => {
    const before = isCommentId(id) ? await readComment(table, id) : undefined;
    if (!before) throw notFound('comment');
    if (before.rev !== ifRev) {
      const isRepeated =
        before.rev === ifRev + 1 && before.last.action === action && before.last.actor === actorOf(decision);
      if (isRepeated) return { writes: [], answer: before };
      throw new StaleRevisionError(before);
    }
    const { after, writes } = await plan(before);
    return { writes, answer: after };
  });
}

const cannotGo = ({ state }: Comment) =>
  new ProblemError(409, 'not-possible', `The comment is ${state}; that cannot be done with it.`);

/** Everything that stands beside a comment: its history, oldest first, and its reports. */
export const readBeside = (table: TableClient, id: string): Promise<Row[]> =>
  readAll(table, { partition: keys.commentKey(id).pk }, (row) => row);
