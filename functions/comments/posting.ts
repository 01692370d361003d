import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import type * as z from 'zod/mini';
import { ownCommentPath } from '../../shared/comments/addresses.ts';
import type { Post, Sent } from '../../shared/comments/discussion.ts';
import type { FormState } from '../../shared/comments/screening/evidence.ts';
import { notFound, ProblemError } from '../../shared/problem.ts';
import { parseThreadId, type ThreadSubject, threadPath, threadStatus } from '../../shared/thread.ts';
import { readSentBody } from '../sent-body.ts';
import { validQuery } from '../valid-query.ts';
import { failureOf, inTime } from './failure.ts';
import { type CommentsParts, personal, senderOf, showWith } from './parts.ts';
import { loadPresent } from './present.ts';
import * as schemas from './schemas.ts';

/** As far back as a form looks for what its guest has waiting. */
const lookedBack = 10;

type Fields = z.infer<typeof schemas.newComment>;

/** Sending comments: by scripts as JSON, by forms with a page that keeps the text until it is stored. */
export function createPosting(parts: CommentsParts): Hono {
  const { site, reader, discussions, tokens, proofOfWork, cookie, now } = parts;
  const app = new Hono();
  const show = showWith(parts);

  app.get('/api/comments/form', validQuery(schemas.formQuery), async (c) => {
    const { thread } = c.req.valid('query');
    const page = await reader.thread(thread, { limit: 1 });
    if (!page) throw notFound('discussion');
    const { isOpen, mode } = threadStatus(site, page.thread, page.subject, now());
    const guest = cookie.read(c);
    const mine = guest ? (await discussions.mine(guest, { limit: lookedBack })).items : [];
    const [last] = mine;
    const waiting = mine.filter((own) => own.thread === thread && own.state === 'pending');
    const present = waiting.length > 0 ? await loadPresent(site) : undefined;
    const form = {
      token: tokens.make('form', thread, now()),
      attempt: randomUUID(),
      policyVersion: site.comments.policyVersion,
      challenge: await proofOfWork.challenge(thread, now()),
      isOpen,
      mode,
      ...(last && { name: last.name }),
      waiting: waiting.flatMap((own) => present?.own(own, page.subject) ?? []),
    };
    return c.json(form, 200, personal);
  });

  // Where a browser comes that loads again what a form has answered.
  app.get('/api/threads/:thread/comments', (c) => {
    const { thread } = c.req.param();
    if (!parseThreadId(thread)) throw notFound('discussion');
    return c.redirect(threadPath(thread), 303);
  });
  app.post('/api/threads/:thread/comments', async (c) => {
    const { thread } = c.req.param();
    const { data, wants } = await readSentBody(c, schemas.newComment);
    if (wants === 'json') {
      const sent = await send(thread, data, c);
      if (sent.outcome === 'stored')
        return c.json(
          {
            ...(await loadPresent(site)).own(
              sent.comment,
              await reader.subject(thread).catch(() => undefined),
            ),
            ...(await mailNote(sent.guest, data)),
          },
          201,
          personal,
        );
      throw notTaken(sent);
    }
    return answerForm(thread, data, c);
  });

  /** What becomes of an address that came along, in a sentence. */
  async function mailNote(guest: string, { mail }: Fields): Promise<{ mail?: string }> {
    if (!mail || !site.mail) return {};
    const [wishes, { mailWords }] = await Promise.all([
      discussions.mailOf(guest),
      import('./personal-pages.ts'),
    ]);
    const left = wishes.find(({ address }) => address.toLowerCase() === mail.toLowerCase());
    return left ? { mail: mailWords(left) } : {};
  }

  async function send(thread: string, data: Fields, c: Parameters<typeof senderOf>[1]): Promise<Sent> {
    const post: Post = {
      ...data,
      attempt: data.attempt ?? randomUUID(),
      thread,
      mail: site.mail && data.mail?.trim(),
      honeypot: data.site,
      isReconsidered: data.reconsidered,
      form: formState(thread, data),
      proof: await proofOfWork.check(data.proof, thread, now()),
    };
    const sent = await discussions.post(post, senderOf(parts, c));
    if (sent.outcome === 'stored') cookie.give(c, sent.guest);
    return sent;
  }

  /** Forms of pages that were looked over are good for the one attempt that they name. */
  function formState(thread: string, { token, attempt }: Fields): FormState {
    const form = tokens.read('form', token, now());
    const previewed = tokens.read('preview', token, now());
    if (previewed.state === 'valid' && attempt) {
      return previewed.subject === previewOf(thread, attempt)
        ? { ...previewed, isPreviewed: true }
        : { state: 'invalid' };
    }
    if (previewed.state === 'expired') return previewed;
    return form.state === 'valid' && form.subject !== thread ? { state: 'invalid' } : form;
  }

  /** A form of a cached page carries no token: it is shown again with one, and with its text. */
  async function answerForm(
    thread: string,
    data: Fields,
    c: Parameters<typeof senderOf>[1],
  ): Promise<Response> {
    const tokenFor = (name: string) => tokens.make('preview', previewOf(thread, name), now());
    const attempt = data.attempt ?? randomUUID();
    const isFormFresh = formState(thread, data).state === 'valid';
    const form = {
      ...data,
      thread,
      asksForMail: site.mail !== undefined,
      policyVersion: site.comments.policyVersion,
      attempt,
      token: isFormFresh && data.token ? data.token : tokenFor(attempt),
    };
    const subject = await subjectOf(thread);
    if (!data.token || !data.attempt) return show(c, (pages) => pages.previewPage(form, subject));
    try {
      const sent = await inTime('store', send(thread, data, c));
      if (sent.outcome === 'stored') {
        for (const [name, value] of Object.entries(personal)) c.header(name, value);
        return c.redirect(ownCommentPath(sent.comment.id, 'receipt'), 303);
      }
      const sentences = whyNot(sent).map(({ sentence }) => sentence);
      const isAsked = sent.outcome === 'reconsider';
      return await show(
        c,
        (pages) => pages[isAsked ? 'reconsiderPage' : 'againPage'](form, subject, sentences),
        422,
      );
    } catch (error) {
      const { status, sentence, code } = failureOf(error);
      // Under a name of its own, what was changed since is a comment of its own.
      const other = randomUUID();
      const again = code === 'attempt-reused' ? { ...form, attempt: other, token: tokenFor(other) } : form;
      return show(c, (pages) => pages.againPage(again, subject, [sentence]), status);
    }
  }

  /** What a discussion is about; `undefined` when the table does not say so in time: words are kept all the same. */
  async function subjectOf(thread: string): Promise<ThreadSubject | undefined> {
    const subject = await inTime('look', reader.subject(thread)).catch((error: unknown) => {
      console.error(error);
      return 'unknown' as const;
    });
    if (!subject) throw notFound('discussion');
    return subject === 'unknown' ? undefined : subject;
  }
  return app;
}

/** What the token of a page that shows a comment is about. */
const previewOf = (thread: string, attempt: string): string => `${thread} ${attempt}`;

/** What was not taken, as a problem: the sender keeps the text, and is told why. */
type NotTaken = Extract<Sent, { outcome: 'reconsider' | 'refused' }>;

export function notTaken(sent: NotTaken): ProblemError {
  const reasons = whyNot(sent);
  const [first] = reasons;
  return new ProblemError(422, sent.outcome, first?.sentence ?? 'The comment was not taken as it is.', {
    members: { reasons },
  });
}

/** What its author needs to know of why something was not taken. */
export function whyNot({ outcome, reasons }: NotTaken): { code: string; sentence: string }[] {
  const isAsked = outcome === 'reconsider';
  const decided = reasons
    .filter(({ effect }) => effect === (isAsked ? 'reconsider' : 'refuse'))
    .map(({ code, sentence }) => ({ code, sentence }));
  return isAsked ? [...decided, { code: 'asked-once', sentence: askedOnce }] : decided;
}

/** What is asked of somebody who writes against a person. */
const askedOnce =
  'Would you like to look at it once more? If you send it as it is, a moderator reads it before it appears.';
