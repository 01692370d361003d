import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import * as z from 'zod/mini';
import { methodNotAllowed, notFound, ProblemError } from '../../shared/problem.ts';
import { onError, problemResponse } from '../problem-response.ts';
import { sameOrigin } from '../same-origin.ts';
import { createMailConfirming, createMailEnding } from './mail.ts';
import { createOwnComments } from './own.ts';
import { type CommentsParts, showWith } from './parts.ts';
import { createPosting } from './posting.ts';
import { createThreadReads } from './threads.ts';

const said = z.object({ status: z.number(), detail: z.string() });

/** Forms, and people who follow links, get a page where programs get a problem. */
const isForPage = (c: Context): boolean =>
  c.req.header('content-type')?.startsWith('application/x-www-form-urlencoded') ??
  c.req.header('accept')?.includes('text/html') ??
  false;

/** More than the longest comment in any alphabet, with room for what comes with it. */
const largestBody = 128 * 1024;

/**
 * The API of discussions: everybody reads, guests write, from this site's own pages alone. It goes before an API
 * that answers all of `/api/*`.
 */
export function createCommentsApi(parts: CommentsParts): Hono {
  const app = new Hono();
  app.onError(async function troubleForPeople(error, c) {
    const problem = await onError(error, c);
    if (!isForPage(c)) return problem;
    const { status, detail } = said.parse(await problem.json());
    const page = await showWith(parts)(c, (pages) => pages.troublePage(status, detail));
    return new Response(page.body, { status, headers: page.headers });
  });
  // Mail programs end mails from wherever they are.
  app.route('/', createMailEnding(parts));
  app.use(sameOrigin(() => [new URL(parts.site.url).origin]));
  app.use(
    bodyLimit({
      maxSize: largestBody,
      onError: () => {
        throw new ProblemError(413, 'too-long', 'What was sent is far longer than a comment can be.');
      },
    }),
  );
  // Addresses with a name of their own come before those with an id in its place.
  for (const part of [
    createPosting(parts),
    createMailConfirming(parts),
    createOwnComments(parts),
    createThreadReads(parts),
  ])
    app.route('/', part);
  app.all('/api/*', (c) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') throw notFound('page of the API');
    const refusal = problemResponse(c, methodNotAllowed(c.req.method));
    refusal.headers.set('allow', 'GET, HEAD, POST, PATCH, DELETE');
    return refusal;
  });
  return app;
}
