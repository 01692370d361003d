import { type Comment, type CommentAction, type CommentState, transitions } from '../comment.ts';
import { notFound, ProblemError } from '../problem.ts';
import type { Row, TableClient, Write } from '../table/client.ts';
import * as keys from '../table/keys.ts';
import { readAll } from '../table/pages.ts';
import { acted, changeWrites } from './change.ts';
import type { Decision } from './discussion.ts';
import { purged, reportRemovals } from './purged.ts';
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

type Moderation = Extract<CommentAction, 'approve' | 'reject' | 'mark-spam' | 'ban'>;

const leadsTo: Record<Moderation, CommentState> = {
  approve: 'published',
  reject: 'rejected',
  'mark-spam': 'spam',
  ban: 'rejected',
};

/**
 * Carries out what a moderator decided, on the revision that they saw. Repeated, it changes nothing more.
 * @throws {ProblemError} 404; 409 when the comment has changed (`StaleRevisionError`) or cannot go there
 */
export const decide = (
  { table, now }: CommentTools,
  action: Moderation,
  decision: Decision,
  more: (comment: Comment) => Write[] = () => [],
): Promise<Comment> =>
  onRevision(table, action, decision, async (before) => {
    const state = leadsTo[action];
    if (state !== before.state && !transitions[before.state].includes(state)) throw cannotGo(before);
    const change = acted(before, {
      action,
      actor: `moderator:${decision.moderator}`,
      now: now(),
      changes: {
        state,
        decision: { state, edition: before.edition, by: decision.moderator },
        // What spoke against it has been answered; the history keeps it.
        ...(state === 'published' && { reasons: [] }),
      },
    });
    return { after: change.after, writes: [...(await changeWrites(table, change, now())), ...more(before)] };
  });

/** Days that an address stays banned: it means somebody else soon. */
const addressDays = 1;

/** Rejects a comment, and takes no more from whoever wrote it. Without `days` a guest is banned for good. */
export const banAuthor = (
  tools: CommentTools,
  { days, ...decision }: Decision & { days?: number | undefined },
) =>
  decide(tools, 'ban', decision, ({ id, guest, address }) => {
    const at = tools.now();
    const told = { at: at.toISOString(), by: decision.moderator, comment: id };
    const lasts = (count: number | undefined) => count && { expiresAt: expiresAfter(at, count * day) };
    return [
      { put: { ...keys.banKey('guest', guest), of: 'guest', ...told, ...lasts(days) } },
      ...(address
        ? [{ put: { ...keys.banKey('address', address), of: 'address', ...told, ...lasts(addressDays) } }]
        : []),
    ];
  });

/** Takes the words and the name away for good, and what reporters wrote about them. */
export const purgeComment = ({ table, now }: CommentTools, decision: Decision): Promise<Comment> =>
  onRevision(table, 'purge', decision, async (before) => {
    if (before.state === 'purged') throw cannotGo(before);
    const actor = `moderator:${decision.moderator}` as const;
    const change = acted(before, { action: 'purge', actor, now: now(), changes: purged(before) });
    const writes = [
      ...(await changeWrites(table, change, now())),
      ...(await reportRemovals(table, before.id)),
    ];
    return { after: change.after, writes };
  });

async function onRevision(
  table: TableClient,
  action: CommentAction,
  { comment: id, ifRev, moderator }: Decision,
  plan: (before: Comment) => Promise<{ after: Comment; writes: Write[] }>,
): Promise<Comment> {
  return untilStored(table, async () => {
    const before = await readComment(table, id);
    if (!before) throw notFound('comment');
    if (before.rev !== ifRev) {
      const isRepeated =
        before.rev === ifRev + 1 &&
        before.last.action === action &&
        before.last.actor === `moderator:${moderator}`;
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
