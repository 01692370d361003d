import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import type { Comment } from '../comment.ts';
import { addressWrites } from '../mail/subscribe.ts';
import { notFound, ProblemError } from '../problem.ts';
import type { TableClient, Write } from '../table/client.ts';
import * as keys from '../table/keys.ts';
import { readThread } from '../table/thread-row.ts';
import { readSubject } from '../table/thread-subject.ts';
import { type ThreadSubject, threadStatus } from '../thread.ts';
import { changeWrites } from './change.ts';
import type { Post, Sender, Sent } from './discussion.ts';
import { gatherEvidence, proofState } from './evidence.ts';
import { newCommentId, newGuestId } from './id.ts';
import { ownComment } from './own-comment.ts';
import type { ProofState } from './proof-of-work.ts';
import { recentWrites } from './recent.ts';
import type { Screening } from './screening/screen.ts';
import { settingsOf } from './screening/settings.ts';
import { readComment } from './surroundings.ts';
import { readBody } from './text/body.ts';
import { readName } from './text/name.ts';
import { type CommentTools, day, expiresAfter, isLive } from './tools.ts';
import { untilStored } from './until-stored.ts';

/**
 * Screens a comment and stores it with all that belongs to it, once, however often it is sent.
 * @throws {ProblemError} 404 when there is no such discussion; 409 when what it answers is not there any more, or
 * another comment was sent under the same name of an attempt
 */
export async function postComment(tools: CommentTools, sent: Post, sender: Sender): Promise<Sent> {
  const { table } = tools;
  const post = { ...sent, body: readBody(sent.body), name: readName(sent.name) };
  const guest = sender.guest ?? newGuestId();
  const repeated = await readSent(table, post, tools.now());
  if (repeated) return repeated;
  const [subject, answered] = await Promise.all([
    readSubject(table, post.thread, tools.now()),
    post.replyTo === undefined ? undefined : readAnswered(table, post.thread, post.replyTo),
  ]);
  if (!subject) throw notFound('discussion');

  const { fingerprint } = await import('./screening/fingerprint.ts');
  let screened = await screenPost(tools, post, sender, subject);
  return untilStored(table, async (attempt) => {
    if (attempt > 1) {
      const stored = await readSent(table, post, tools.now());
      if (stored) return { writes: [], answer: stored };
      // Somebody may have used the same proof meanwhile.
      if ((await proofState(table, post.proof)) === 'used') {
        screened = await screenPost(tools, post, sender, subject);
      }
    }
    const { verdict, reasons, proof } = screened;
    if (verdict === 'refused' || verdict === 'reconsider') {
      return { writes: [], answer: { outcome: verdict, reasons } };
    }
    const comment = newComment(tools, { post, sender, guest, subject, answered }, { verdict, reasons });
    const writes = [
      ...(await changeWrites(table, { after: comment }, tools.now())),
      sentWrite(post, comment, tools.now()),
      ...(proof === 'valid' ? proofWrite(post, tools.now()) : []),
      ...recentWrites({ ...comment, address: sender.address }, fingerprint(post.body), tools.now()),
      ...(post.mail ? await addressWrites(table, { guest, address: post.mail }, tools.now()) : []),
    ];
    return { writes, answer: { outcome: 'stored', comment: ownComment(comment), guest } };
  });
}

/** What a comment answers must be there for everybody, in the same discussion. */
async function readAnswered(table: TableClient, thread: string, replyTo: string): Promise<Comment> {
  const answered = await readComment(table, replyTo);
  if (answered?.thread === thread && answered.state === 'published') return answered;
  throw new ProblemError(
    409,
    'answered-comment-gone',
    'The comment that you are answering is not here any more. You can post yours on its own.',
  );
}

async function screenPost(
  tools: CommentTools,
  post: Post,
  sender: Sender,
  subject: ThreadSubject,
): Promise<Screening & { proof: ProofState }> {
  const { table, site, checks } = tools;
  const now = tools.now();
  const [gathered, thread, proof] = await Promise.all([
    gatherEvidence(tools, sender, { thread: post.thread }),
    readThread(table, post.thread),
    proofState(table, post.proof),
  ]);
  const { isOpen, mode } = threadStatus(site, thread, subject, now);
  const { body, name, mail, honeypot, policyVersion, isReconsidered = false, form } = post;
  // The checks and their word lists are a good part of the code, and reading needs none of them.
  const { screen } = await import('./screening/screen.ts');
  const screening = await screen(
    { kind: 'post', body, name, mail, from: sender.from, honeypot, policyVersion, isReconsidered },
    { ...gathered, now, isSameOrigin: sender.isSameOrigin, thread: { isOpen }, form, proof },
    settingsOf(site, mode),
    checks,
  );
  return { ...screening, proof };
}

type Sending = {
  post: Post;
  sender: Sender;
  guest: string;
  subject: ThreadSubject;
  answered: Comment | undefined;
};

function newComment(
  { now: clock }: CommentTools,
  { post, sender, guest, subject, answered }: Sending,
  { verdict, reasons }: { verdict: 'published' | 'pending' | 'spam'; reasons: Screening['reasons'] },
): Comment {
  const now = clock();
  const postedAt = now.toISOString();
  return {
    id: newCommentId(now),
    thread: post.thread,
    ...(subject.show && { show: subject.show }),
    ...(answered && { root: answered.root ?? answered.id, replyTo: answered.id }),
    state: verdict,
    rev: 1,
    edition: 1,
    guest,
    ...(sender.address && { address: sender.address }),
    name: post.name,
    body: post.body,
    ...(isWithin(post.second, subject) && { second: post.second }),
    postedAt,
    changedAt: postedAt,
    reasons,
    policyVersion: post.policyVersion ?? '',
    reports: 0,
    last: { action: 'post', actor: `guest:${guest}` },
  };
}

const isWithin = (second: number | undefined, { kind, duration }: ThreadSubject): boolean =>
  second !== undefined && kind === 'episode' && second >= 0 && (duration === undefined || second <= duration);

const sentSchema = z.object({
  comment: z.string(),
  guest: z.string(),
  digest: z.string(),
  expiresAt: z.number(),
});
type SentRow = z.infer<typeof sentSchema>;

/** What became of the attempt before; a browser that never heard the answer gets it now. */
async function readSent(table: TableClient, post: Post, now: Date): Promise<Sent | undefined> {
  const row = await table.get(keys.sentKey(post.attempt), { isConsistent: true });
  if (!row) return undefined;
  const { comment: id, guest, digest, ...rest } = sentSchema.parse(row);
  const comment = await readComment(table, id);
  if (digest !== digestOf(post) || !comment || !isLive(rest, now)) {
    throw new ProblemError(
      409,
      'attempt-reused',
      'This form was sent before with another comment. Please open the discussion again and send from there.',
    );
  }
  return { outcome: 'stored', comment: ownComment(comment), guest };
}

function sentWrite(post: Post, { id: comment, guest }: Comment, now: Date): Write {
  const row: SentRow = { comment, guest, digest: digestOf(post), expiresAt: expiresAfter(now, 7 * day) };
  return { put: { ...row, ...keys.sentKey(post.attempt) }, guard: { absent: true } };
}

const digestOf = ({ thread, replyTo, body, name }: Post): string =>
  createHash('sha256')
    .update(JSON.stringify([thread, replyTo ?? '', body, name]))
    .digest('base64url');

function proofWrite({ proof }: Post, now: Date): Write[] {
  if (proof.state !== 'valid' || proof.expiresAt < now) return [];
  const expiresAt = Math.ceil(proof.expiresAt.getTime() / 1000);
  return [{ put: { ...keys.proofKey(proof.nonce), expiresAt }, guard: { absent: true } }];
}
