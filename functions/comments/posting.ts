import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import type * as z from 'zod/mini';
import type { Post, Sent } from '../../shared/comments/discussion.ts';
import { notFound, ProblemError } from '../../shared/problem.ts';
import { threadStatus } from '../../shared/thread.ts';
import { type CommentsParts, personal, senderOf } from './parts.ts';
import { loadPresent } from './present.ts';
import * as schemas from './schemas.ts';
import { readSentBody } from './sent-body.ts';
import { queryOf } from './threads.ts';

type Fields = z.infer<typeof schemas.newComment>;

/** Sending comments: by scripts as JSON, by forms with a page that keeps the text until it is stored. */
export function createPosting(parts: CommentsParts): Hono {
  const { site, reader, discussions, tokens, proofOfWork, cookie, now } = parts;
  const app = new Hono();

  app.get('/api/comments/form', queryOf(schemas.formQuery), async (c) => {
    const { thread } = c.req.valid('query');
    const page = await reader.thread(thread, { limit: 1 });
    if (!page) throw notFound('discussion');
    const { isOpen, mode } = threadStatus(site, page.thread, page.subject, now());
    const guest = cookie.read(c);
    const [own] = guest ? (await discussions.mine(guest, { limit: 1 })).items : [];
    const form = {
      token: tokens.make('form', thread, now()),
      attempt: randomUUID(),
      policyVersion: site.comments.policyVersion,
      challenge: await proofOfWork.challenge(thread, now()),
      isOpen,
      mode,
      ...(own && { name: own.name }),
    };
    return c.json(form, 200, personal);
  });

  app.post('/api/threads/:thread/comments', async (c) => {
    const { thread } = c.req.param();
    const { data, wants } = await readSentBody(c, schemas.newComment);
    if (wants === 'json') {
      const sent = await send(thread, data, c);
      if (sent.outcome === 'stored')
        return c.json((await loadPresent(site)).own(sent.comment), 201, personal);
      throw notTaken(sent);
    }
    return answerForm(thread, data, c);
  });

  async function send(thread: string, data: Fields, c: Parameters<typeof senderOf>[1]): Promise<Sent> {
    const form = tokens.read('form', data.token, now());
    const post: Post = {
      ...data,
      attempt: data.attempt ?? randomUUID(),
      thread,
      honeypot: data.site,
      isReconsidered: data.reconsidered,
      form: form.state === 'valid' && form.subject !== thread ? { state: 'invalid' } : form,
      proof: await proofOfWork.check(data.proof, thread, now()),
    };
    const sent = await discussions.post(post, senderOf(parts, c));
    if (sent.outcome === 'stored') cookie.give(c, sent.guest);
    return sent;
  }

  /** A form of a cached page carries no token: it is shown again with one, and with its text. */
  async function answerForm(
    thread: string,
    data: Fields,
    c: Parameters<typeof senderOf>[1],
  ): Promise<Response> {
    const subject = await reader.subject(thread);
    if (!subject) throw notFound('discussion');
    const { formPage } = await import('./personal-pages.ts');
    const again = {
      site,
      thread,
      subject,
      fields: { ...data, attempt: data.attempt ?? randomUUID(), token: tokens.make('form', thread, now()) },
      preview: (await loadPresent(site)).preview(data.body),
    };
    if (!data.token || !data.attempt) return c.html(formPage({ ...again, reasons: [] }), 200, personal);
    try {
      const sent = await send(thread, data, c);
      if (sent.outcome === 'stored') {
        return new Response(null, {
          status: 303,
          headers: [
            ...c.res.headers,
            ['Location', `/api/comments/${sent.comment.id}/receipt`],
            ...Object.entries(personal),
          ],
        });
      }
      const isReconsidering = sent.outcome === 'reconsider';
      return c.html(formPage({ ...again, reasons: sent.reasons, isReconsidering }), 422, personal);
    } catch (error) {
      if (!(error instanceof ProblemError)) console.error(error);
      const sentence = error instanceof ProblemError ? error.message : failed;
      const status = error instanceof ProblemError && error.status < 500 ? 409 : 503;
      const reasons = [{ code: 'failed', sentence }];
      return c.html(formPage({ ...again, reasons }), status, personal);
    }
  }
  return app;
}

const failed =
  'Something went wrong here, and your comment was not stored. Please send it again in a moment.';

/** What was not taken, as a problem: the sender keeps the text, and is told why. */
export function notTaken(sent: Extract<Sent, { outcome: 'reconsider' | 'refused' }>): ProblemError {
  const reasons = sent.reasons
    .filter(({ effect }) => effect === 'refuse' || effect === 'reconsider')
    .map(({ code, sentence }) => ({ code, sentence }));
  const [first] = reasons;
  return new ProblemError(422, sent.outcome, first?.sentence ?? 'The comment was not taken as it is.', {
    members: { reasons },
  });
}
