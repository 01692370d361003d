import { type Context, type Env, Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { endMailPath, ownCommentPath } from '../../shared/comments/addresses.ts';
import type { Sent } from '../../shared/comments/discussion.ts';
import { badRequest, isProblemError, notFound } from '../../shared/problem.ts';
import { pageQuery } from '../episodes/schemas.ts';
import { readSentBody, wantsPage } from '../sent-body.ts';
import { validQuery } from '../valid-query.ts';
import { failureOf, inTime } from './failure.ts';
import { type CommentsParts, type Pages, personal, senderOf, showWith } from './parts.ts';
import { notTaken, whyNot } from './posting.ts';
import { loadPresent } from './present.ts';
import * as schemas from './schemas.ts';

type Asked = Context<Env, '/api/comments/:id'>;

/** One's own comments: seeing, changing and removing them; and reporting somebody else's. */
export function createOwnComments(parts: CommentsParts): Hono {
  const { site, reader, discussions, cookie, tokens } = parts;
  const app = new Hono();
  const show = showWith(parts);
  const keepPersonal = (c: Context) => {
    for (const [name, value] of Object.entries(personal)) c.header(name, value);
  };
  const ownOf = async (c: Asked) => {
    const guest = cookie.read(c);
    const own = guest && (await discussions.own(c.req.param('id'), guest));
    if (!own) throw notFound('comment of yours');
    return own;
  };

  app.get('/api/comments/mine', validQuery(pageQuery), async (c) => {
    const guest = cookie.read(c);
    const page = guest ? await discussions.mine(guest, c.req.valid('query')) : { items: [] };
    if (wantsPage(c)) {
      const mail = guest ? await discussions.mailOf(guest) : [];
      const endUrl = (id: string) => `${endMailPath}?token=${tokens.make('unsubscribe', id, parts.now())}`;
      const wishes = mail.map(({ id, ...wish }) => ({ ...wish, endUrl: endUrl(id) }));
      const threads = [...new Set(page.items.map(({ thread }) => thread))];
      const subjects = await Promise.all(threads.map((thread) => reader.subject(thread)));
      const titles = new Map(threads.map((thread, at) => [thread, subjects[at]?.title]));
      return show(c, (pages) => pages.minePage(page, titles, wishes, site.comments.contact));
    }
    const present = await loadPresent(site);
    const items = page.items.map((own) => present.own(own));
    return c.json({ ...page, items }, 200, personal);
  });

  app.get('/api/comments/export', async (c) => {
    const guest = cookie.read(c);
    const {
      guest: known,
      comments,
      mail,
    } = guest ? await discussions.exported(guest) : { guest: undefined, comments: [], mail: [] };
    const present = await loadPresent(site);
    const items = comments.map((own) => present.own(own));
    const exportedAt = parts.now().toISOString();
    const whole = { exportedAt, ...(known && { guest: known }), comments: items, mail };
    return c.json(whole, 200, {
      ...personal,
      'Content-Disposition': 'attachment; filename="my-comments.json"',
    });
  });

  app.get('/api/comments/erase', (c) => show(c, (pages) => pages.erasePage));
  app.post('/api/comments/erase', async (c) => {
    const { data, wants } = await readSentBody(c, schemas.erasure);
    if (!data.confirmed) throw badRequest('not-confirmed', 'Say "confirmed" to take all your comments away.');
    const guest = cookie.read(c);
    if (guest) await discussions.erase(guest);
    cookie.forget(c);
    if (wants === 'json') return c.body(null, 204, personal);
    return show(c, (pages) => pages.erasedPage);
  });

  app.get('/api/comments/:id/receipt', async (c) => {
    const own = await ownOf(c);
    if (!wantsPage(c)) return c.json((await loadPresent(site)).own(own), 200, personal);
    const guest = cookie.read(c);
    const [subject, mail] = await Promise.all([
      reader.subject(own.thread),
      guest && site.mail ? discussions.mailOf(guest) : [],
    ]);
    return show(c, (pages) => pages.receiptPage(own, subject, mail, site.comments.contact));
  });
  app.get('/api/comments/:id/edit', async (c) => {
    const own = await ownOf(c);
    return show(c, (pages) => pages.editPage(own));
  });
  app.get('/api/comments/:id/delete', async (c) => {
    const own = await ownOf(c);
    return show(c, (pages) => pages.deletePage(own));
  });
  app.get('/api/comments/:id/report', async (c) => {
    const place = await reader.comment(c.req.param('id'));
    if (!place) throw notFound('comment');
    return show(c, (pages) => pages.reportPage(place.comment, place.subject));
  });

  app.patch('/api/comments/:id', edit);
  app.post('/api/comments/:id/edit', edit);
  async function edit(c: Asked): Promise<Response> {
    const { data, wants } = await readSentBody(c, schemas.editedComment);
    const comment = c.req.param('id');
    const change = { comment, body: data.body, isReconsidered: data.reconsidered };
    const page = (state: Parameters<Pages['editPage']>[1], status: ContentfulStatusCode) =>
      show(c, (pages) => pages.editPage({ id: comment, body: data.body }, state), status);
    let sent: Sent;
    try {
      sent = await inTime('store', discussions.edit(change, senderOf(parts, c)));
    } catch (error) {
      const isNobodys = isProblemError(error) && [403, 404].includes(error.status);
      if (wants === 'json' || isNobodys) throw error;
      const { status, sentence } = failureOf(error);
      return page({ sentences: [sentence] }, status);
    }
    if (sent.outcome === 'stored') {
      if (wants === 'json') {
        const subject = await reader.subject(sent.comment.thread).catch(() => undefined);
        return c.json((await loadPresent(site)).own(sent.comment, subject), 200, personal);
      }
      keepPersonal(c);
      return c.redirect(ownCommentPath(comment, 'receipt'), 303);
    }
    if (wants === 'json') throw notTaken(sent);
    const sentences = whyNot(sent).map(({ sentence }) => sentence);
    return page({ sentences, isReconsidered: sent.outcome === 'reconsider' }, 422);
  }

  app.delete('/api/comments/:id', async (c) => {
    await discussions.remove(c.req.param('id'), cookie.read(c));
    return c.body(null, 204, personal);
  });
  app.post('/api/comments/:id/delete', async (c) => {
    await discussions.remove(c.req.param('id'), cookie.read(c));
    keepPersonal(c);
    return c.redirect(ownCommentPath(c.req.param('id'), 'receipt'), 303);
  });

  app.post('/api/comments/:id/report', async (c) => {
    const { data, wants } = await readSentBody(c, schemas.reportedComment);
    await discussions.report({ comment: c.req.param('id'), note: data.note }, senderOf(parts, c));
    if (wants === 'json') return c.body(null, 204, personal);
    const place = await reader.comment(c.req.param('id'));
    return show(c, (pages) => pages.reportedPage(place?.comment.thread));
  });
  return app;
}
