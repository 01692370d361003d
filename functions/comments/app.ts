import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { methodNotAllowed, notFound, ProblemError } from '../../shared/problem.ts';
import { onError, problemResponse } from '../problem-response.ts';
import { createOwnComments } from './own.ts';
import type { CommentsParts } from './parts.ts';
import { createPosting } from './posting.ts';
import { sameOrigin } from './same-origin.ts';
import { createThreadReads } from './threads.ts';

/** More than the longest comment in any alphabet, with room for what comes with it. */
const largestBody = 128 * 1024;

/**
 * The API of discussions: everybody reads, guests write, from this site's own pages alone. It goes before an API
 * that answers all of `/api/*`.
 */
export function createCommentsApi(parts: CommentsParts): Hono {
  const app = new Hono();
  app.onError(onError);
  app.use(sameOrigin([new URL(parts.site.url).origin]));
  app.use(
    bodyLimit({
      maxSize: largestBody,
      onError: () => {
        throw new ProblemError(413, 'too-long', 'What was sent is far longer than a comment can be.');
      },
    }),
  );
  // Addresses with a name of their own come before those with an id in its place.
  for (const part of [createPosting(parts), createOwnComments(parts), createThreadReads(parts)])
    app.route('/', part);
  app.all('/api/*', (c) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') throw notFound('page of the API');
    const refusal = problemResponse(c, methodNotAllowed(c.req.method));
    refusal.headers.set('allow', 'GET, HEAD, POST, PATCH, DELETE');
    return refusal;
  });
  return app;
}
