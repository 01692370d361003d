import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import * as z from 'zod/mini';
import { methodNotAllowed, notFound, ProblemError } from '../../shared/problem.ts';
import { onError } from '../problem-response.ts';
import { sameOrigin } from '../same-origin.ts';
import { wantsPage } from '../sent-body.ts';
import { admit } from './admit.ts';
import { showPage } from './console-page.ts';
import type { HostEndpoint, HostEnv } from './endpoint.ts';
import { troublePage } from './pages/trouble.ts';
import type { HostParts } from './parts.ts';

const said = z.object({ status: z.number(), detail: z.string() });

/** More than any form of the console holds that carries no file. */
const largestBody = 256 * 1024;

/**
 * The host console out of its endpoints: who may ask is decided here, what is answered by each of them.
 * @param rest answers what none of them does
 */
export function createHost(
  parts: HostParts,
  endpoints: HostEndpoint[],
  rest?: () => Promise<Pick<Hono<HostEnv>, 'fetch'>>,
): Hono<HostEnv> {
  const app = new Hono<HostEnv>();
  app.onError(async function troubleForPeople(error, c) {
    const problem = await onError(error, c);
    // What the answer was to carry, such as the next token of the session, it carries all the same.
    if (!wantsPage(c)) return c.newResponse(problem.body, problem);
    const { status, detail } = said.parse(await problem.json());
    if (mayBeKept(status)) c.set('session', undefined);
    const page = await showPage(parts, c, troublePage(c, status, detail));
    return new Response(page.body, { status, headers: page.headers });
  });
  app.use(async function keepPrivate(c, next) {
    await next();
    c.res.headers.set('cache-control', 'private, no-store');
    c.res.headers.set('x-robots-tag', 'noindex');
    if (mayBeKept(c.res.status)) c.res.headers.delete('set-cookie');
  });
  app.use(sameOrigin(() => [parts.origin()]));
  for (const endpoint of endpoints) {
    app.on(endpoint.method, endpoint.path, within(endpoint.takes ?? largestBody), (c) =>
      admit(parts, c, endpoint),
    );
  }
  for (const [path, methods] of methodsByPath(endpoints)) {
    app.all(path, (c) => {
      c.header('allow', methods.join(', '));
      throw methodNotAllowed(c.req.method);
    });
  }
  app.all('*', async (c) => {
    if (!rest) throw notFound('page of the console');
    return (await rest()).fetch(c.req.raw);
  });
  return app;
}

const within = (maxSize: number) =>
  bodyLimit({
    maxSize,
    onError: () => {
      throw new ProblemError(413, 'too-long', 'What was sent is longer than the console takes.');
    },
  });

/**
 * The edge keeps such errors for ten seconds whatever they say, and gives them to whoever asks for the same address:
 * they show nobody and give no cookie.
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/HTTPStatusCodes.html
 */
const mayBeKept = (status: number): boolean => status === 404 || status === 414 || status >= 500;

function methodsByPath(endpoints: HostEndpoint[]): Map<string, string[]> {
  const paths = new Map<string, string[]>();
  for (const { path, method } of endpoints) paths.set(path, [...(paths.get(path) ?? []), method]);
  return paths;
}
