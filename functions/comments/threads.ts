import { Hono } from 'hono';
import { etag } from 'hono/etag';
import { threadCacheHeaders } from '../../shared/edge-cache.ts';
import { badRequest, notFound } from '../../shared/problem.ts';
import { pageQuery } from '../episodes/schemas.ts';
import { validQuery } from '../valid-query.ts';
import { commentsFeed } from './atom.ts';
import type { CommentsParts } from './parts.ts';
import { loadPresent } from './present.ts';
import * as schemas from './schemas.ts';

/** Reading discussions: the same for everybody, kept at the edge for half a minute. */
export function createThreadReads({ site, reader, now }: CommentsParts): Hono {
  const app = new Hono();
  const tag = (thread: string) => threadCacheHeaders([`thread:${thread}`]);
  app.use('/api/threads/*', etag());

  app.get('/api/threads', validQuery(schemas.countsQuery), async (c) => {
    const ids = c.req.valid('query').ids.split(',');
    if (ids.length > mostCounted) throw badRequest('bad-query', `ids: expected at most ${mostCounted} names`);
    const counts = await reader.counts(ids);
    const items = Object.entries(counts).map(([id, comments]) => ({ id, comments }));
    return c.json(
      { items },
      200,
      threadCacheHeaders(items.slice(0, mostTags).map(({ id }) => `thread:${id}`)),
    );
  });

  app.get('/api/threads.atom', async (c) => {
    const { items } = await reader.recentComments(undefined, { limit: inFeed });
    const feed = await commentsFeed(site, { path: '/api/threads.atom', title: site.title, page: '/' }, items);
    return c.body(feed, 200, { ...atom, ...threadCacheHeaders([]) });
  });

  app.get('/api/threads/:thread/comments.atom', async (c) => {
    const { thread } = c.req.param();
    const [subject, { items }] = await Promise.all([
      reader.subject(thread),
      reader.recentComments(thread, { limit: inFeed }),
    ]);
    if (!subject) throw notFound('discussion');
    const { title, path: page } = subject;
    const feed = await commentsFeed(site, { path: c.req.path, title, page }, items);
    return c.body(feed, 200, { ...atom, ...tag(thread) });
  });

  app.get('/api/threads/:thread/replies/:comment', validQuery(pageQuery), async (c) => {
    const { thread, comment } = c.req.param();
    const [subject, replies] = await Promise.all([
      reader.subject(thread),
      reader.replies(thread, comment, c.req.valid('query')),
    ]);
    if (!subject) throw notFound('discussion');
    return c.json((await loadPresent(site)).replies(replies, subject), 200, tag(thread));
  });

  app.get('/api/threads/:thread', validQuery(schemas.threadQuery), async (c) => {
    const { thread } = c.req.param();
    const page = await reader.thread(thread, c.req.valid('query'));
    if (!page) throw notFound('discussion');
    return c.json((await loadPresent(site)).thread(page, now()), 200, tag(thread));
  });

  app.get('/api/comments/:id', async (c) => {
    const place = await reader.comment(c.req.param('id'));
    if (!place) throw notFound('comment');
    return c.json((await loadPresent(site)).place(place), 200, tag(place.comment.thread));
  });
  return app;
}

const mostCounted = 100;
/** An answer may carry about two kilobytes of tags; lists longer than this wait out their half minute. */
const mostTags = 50;
const inFeed = 50;
const atom = { 'Content-Type': 'application/atom+xml; charset=utf-8' };
