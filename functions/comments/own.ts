import { type Context, type Env, Hono } from 'hono';
import { badRequest, notFound } from '../../shared/problem.ts';
import { pageQuery } from '../episodes/schemas.ts';
import { type CommentsParts, personal, senderOf } from './parts.ts';
import { notTaken } from './posting.ts';
import { loadPresent } from './present.ts';
import * as schemas from './schemas.ts';
import { readSentBody, wantsPage } from './sent-body.ts';
import { queryOf } from './threads.ts';

type Asked = Context<Env, '/api/comments/:id'>;

/** Most of what is asked is asked by scripts: pages are loaded for the first person without them. */
const loadPages = () => import('./personal-pages.ts');

/** One's own comments: seeing, changing and removing them; and reporting somebody else's. */
export function createOwnComments(parts: CommentsParts): Hono {
  const { site, reader, discussions, cookie } = parts;
  const app = new Hono();
  const keepPersonal = (c: Context) => {
    for (const [name, value] of Object.entries(personal)) c.header(name, value);
  };
  const ownOf = async (c: Asked) => {
    const guest = cookie.read(c);
    const own = guest && (await discussions.own(c.req.param('id'), guest));
    if (!own) throw notFound('comment of yours');
    return (await loadPresent(site)).own(own);
  };

  app.get('/api/comments/mine', queryOf(pageQuery), async (c) => {
    const guest = cookie.read(c);
    const page = guest ? await discussions.mine(guest, c.req.valid('query')) : { items: [] };
    const present = await loadPresent(site);
    const mine = { ...page, items: page.items.map(present.own) };
    return wantsPage(c)
      ? c.html((await loadPages()).minePage(site, mine), 200, personal)
      : c.json(mine, 200, personal);
  });

  app.get('/api/comments/export', async (c) => {
    const guest = cookie.read(c);
    const { guest: known, comments } = guest
      ? await discussions.exported(guest)
      : { guest: undefined, comments: [] };
    const items = comments.map((await loadPresent(site)).own);
    const whole = { exportedAt: parts.now().toISOString(), ...(known && { guest: known }), comments: items };
    return c.json(whole, 200, {
      ...personal,
      'Content-Disposition': 'attachment; filename="my-comments.json"',
    });
  });

  app.post('/api/comments/erase', async (c) => {
    const { data, wants } = await readSentBody(c, schemas.erasure);
    if (!data.confirmed) throw badRequest('not-confirmed', 'Say "confirmed" to take all your comments away.');
    const guest = cookie.read(c);
    if (guest) await discussions.erase(guest);
    cookie.forget(c);
    if (wants === 'json') return c.body(null, 204, personal);
    return c.html((await loadPages()).sayPage.erased(site), 200, personal);
  });

  app.get('/api/comments/:id/receipt', async (c) => {
    const own = await ownOf(c);
    if (wantsPage(c)) return c.html((await loadPages()).receiptPage(site, own), 200, personal);
    return c.json(own, 200, personal);
  });
  app.get('/api/comments/:id/edit', async (c) =>
    c.html((await loadPages()).editPage(site, await ownOf(c), { reasons: [] }), 200, personal),
  );
  app.get('/api/comments/:id/delete', async (c) =>
    c.html((await loadPages()).deletePage(site, await ownOf(c)), 200, personal),
  );
  app.get('/api/comments/:id/report', async (c) => {
    const place = await reader.comment(c.req.param('id'));
    if (!place) throw notFound('comment');
    return c.html(
      (await loadPages()).reportPage(site, (await loadPresent(site)).place(place).comment),
      200,
      personal,
    );
  });

  app.patch('/api/comments/:id', edit);
  app.post('/api/comments/:id/edit', edit);
  async function edit(c: Asked): Promise<Response> {
    const { data, wants } = await readSentBody(c, schemas.editedComment);
    const comment = c.req.param('id');
    const change = { comment, body: data.body, isReconsidered: data.reconsidered };
    const sent = await discussions.edit(change, senderOf(parts, c));
    if (sent.outcome === 'stored') {
      if (wants === 'json') return c.json((await loadPresent(site)).own(sent.comment), 200, personal);
      keepPersonal(c);
      return c.redirect(`/api/comments/${comment}/receipt`, 303);
    }
    if (wants === 'json') throw notTaken(sent);
    const isReconsidering = sent.outcome === 'reconsider';
    const own = { ...(await ownOf(c)), body: data.body };
    return c.html(
      (await loadPages()).editPage(site, own, { reasons: sent.reasons, isReconsidering }),
      422,
      personal,
    );
  }

  app.delete('/api/comments/:id', async (c) => {
    await discussions.remove(c.req.param('id'), cookie.read(c));
    return c.body(null, 204, personal);
  });
  app.post('/api/comments/:id/delete', async (c) => {
    await discussions.remove(c.req.param('id'), cookie.read(c));
    keepPersonal(c);
    return c.redirect('/api/comments/mine', 303);
  });

  app.post('/api/comments/:id/report', async (c) => {
    const { data, wants } = await readSentBody(c, schemas.reportedComment);
    await discussions.report({ comment: c.req.param('id'), note: data.note }, senderOf(parts, c));
    if (wants === 'json') return c.body(null, 204, personal);
    return c.html((await loadPages()).sayPage.reported(site), 200, personal);
  });
  return app;
}
