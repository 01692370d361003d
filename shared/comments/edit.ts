import { type Comment, editableMs } from '../comment.ts';
import { notFound, ProblemError } from '../problem.ts';
import type { TableClient } from '../table/client.ts';
import { readThread } from '../table/thread-row.ts';
import { readSubject } from '../table/thread-subject.ts';
import { threadStatus } from '../thread.ts';
import { acted, changeWrites } from './change.ts';
import type { Edit, Sender, Sent } from './discussion.ts';
import { gatherEvidence } from './evidence.ts';
import { ownComment } from './own-comment.ts';
import { reasonsToWait } from './reasons-to-wait.ts';
import type { Screening } from './screening/screen.ts';
import { settingsOf } from './screening/settings.ts';
import { readComment, readSurroundings } from './surroundings.ts';
import { readBody } from './text/body.ts';
import type { CommentTools } from './tools.ts';
import { untilStored } from './until-stored.ts';

/** Each is kept in the comment's history, and screened. */
const mostEdits = 20;

/**
 * Changes the words of one's own comment, for ten minutes and until somebody answers it. The new words are screened
 * like a new comment; what was waiting for a moderator goes on waiting, for the reasons that are true of them.
 * @throws {ProblemError} 404 when it is not one's own; 409 when it cannot be changed any more
 */
export async function editComment(tools: CommentTools, edit: Edit, sender: Sender): Promise<Sent> {
  const { table } = tools;
  const body = readBody(edit.body);
  let screened: { edition: number; screening: Screening } | undefined;
  return untilStored(table, async () => {
    const before = await readOwn(table, edit.comment, sender.guest);
    if (before.body === body) return { writes: [], answer: stored(before) };
    await checkEditable(tools, before);
    if (screened?.edition !== before.edition) {
      screened = {
        edition: before.edition,
        screening: await screenEdit(tools, before, { ...edit, body }, sender),
      };
    }
    const { verdict, reasons, asked } = screened.screening;
    if (verdict === 'refused' || verdict === 'reconsider') {
      return { writes: [], answer: { outcome: verdict, reasons } };
    }
    const now = tools.now();
    const change = acted(before, {
      action: 'edit',
      actor: `guest:${before.guest}`,
      now,
      changes: {
        body,
        edition: before.edition + 1,
        editedAt: now.toISOString(),
        state: before.state === 'pending' && verdict === 'published' ? 'pending' : verdict,
        reasons: before.state === 'pending' ? reasonsToWait(before.reasons, reasons, asked) : reasons,
      },
    });
    return { writes: await changeWrites(table, change, now), answer: stored(change.after) };
  });
}

/** @throws {ProblemError} 404 when there is none of that id, or it is somebody else's: nobody learns which */
export async function readOwn(table: TableClient, id: string, guest: string | undefined): Promise<Comment> {
  const comment = await readComment(table, id);
  if (!comment || !guest || comment.guest !== guest || comment.state === 'purged')
    throw notFound('comment of yours');
  return comment;
}

async function checkEditable({ table, now }: CommentTools, comment: Comment): Promise<void> {
  const isOpen = comment.state === 'published' || comment.state === 'pending';
  const isInTime = now().getTime() - Date.parse(comment.postedAt) <= editableMs;
  const { own } = await readSurroundings(table, comment);
  const isRestless = comment.edition > mostEdits;
  if (isOpen && isInTime && !isRestless && (own?.replies ?? 0) === 0) return;
  throw new ProblemError(
    409,
    'not-editable',
    isRestless
      ? 'This comment was changed very often, and now stays as it is. You can still add another one, or delete this one.'
      : 'A comment can be changed for ten minutes and until somebody answers it. You can still add another one, or delete this one.',
  );
}

async function screenEdit(
  tools: CommentTools,
  before: Comment,
  { body, isReconsidered = false }: Edit,
  sender: Sender,
): Promise<Screening> {
  const { table, site, checks } = tools;
  const now = tools.now();
  const [gathered, thread, subject] = await Promise.all([
    gatherEvidence(tools, sender, before),
    readThread(table, before.thread),
    readSubject(table, before.thread, now),
  ]);
  if (!subject) throw notFound('discussion');
  const { isOpen, mode } = threadStatus(site, thread, subject, now);
  // The checks and their word lists are a good part of the code, and reading needs none of them.
  const { screen } = await import('./screening/screen.ts');
  return screen(
    { kind: 'edit', body, name: before.name, from: sender.from, isReconsidered },
    {
      ...gathered,
      now,
      isSameOrigin: sender.isSameOrigin,
      thread: { isOpen },
      form: { state: 'missing' },
      proof: 'none',
    },
    settingsOf(site, mode),
    checks,
  );
}

const stored = (comment: Comment): Sent => ({
  outcome: 'stored',
  comment: ownComment(comment),
  guest: comment.guest,
});
