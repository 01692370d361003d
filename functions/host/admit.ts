import { createHash, timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import { hasRole } from '../../shared/host/role.ts';
import type { HostSession } from '../../shared/host/session.ts';
import { ProblemError } from '../../shared/problem.ts';
import type { HostContext, HostEndpoint } from './endpoint.ts';
import { formTokenField, formTokenHeader } from './form-token.ts';
import type { HostParts } from './parts.ts';

/**
 * Lets a request through to an endpoint.
 * @throws {ProblemError} 401 for nobody, 403 for too small a role, 403 for a form that is of no page of this session
 */
export async function admit(parts: HostParts, c: HostContext, endpoint: HostEndpoint): Promise<Response> {
  const session = await resume(parts, c);
  c.set('session', session);
  if (endpoint.needs === 'anyone') {
    if (session) await checkForm(c, session);
    return endpoint.answer(c, session);
  }
  if (!session) throw new ProblemError(401, 'not-signed-in', 'Sign in to go on.');
  if (!hasRole(session.role, endpoint.needs)) {
    throw new ProblemError(403, 'not-your-role', 'Only hosts may do that; you are signed in as a moderator.');
  }
  await checkForm(c, session);
  return endpoint.answer(c, session);
}

async function resume({ sessions, cookie }: HostParts, c: Context): Promise<HostSession | undefined> {
  const token = cookie.read(c);
  const resumed = await sessions.resume(token);
  if (resumed?.token) cookie.give(c, resumed.token);
  if (token && !resumed) cookie.forget(c);
  return resumed?.session;
}

async function checkForm(c: Context, { formToken }: HostSession): Promise<void> {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return;
  if (isEqual((await sentFormToken(c)) ?? '', formToken)) return;
  throw new ProblemError(
    403,
    'foreign-form',
    'This form is not of your present session. Open its page again and send it from there; nothing was changed.',
  );
}

async function sentFormToken(c: Context): Promise<string | null | undefined> {
  const header = c.req.header(formTokenHeader);
  if (header !== undefined) return header;
  const kind = c.req.header('content-type') ?? '';
  if (kind.startsWith('multipart/form-data')) {
    const sent = (await c.req.formData().catch(() => undefined))?.get(formTokenField);
    return typeof sent === 'string' ? sent : undefined;
  }
  if (!kind.startsWith('application/x-www-form-urlencoded')) return undefined;
  return new URLSearchParams(await c.req.text()).get(formTokenField);
}

const isEqual = (one: string, other: string): boolean => timingSafeEqual(digest(one), digest(other));
/** Of equal length whatever the text, as a comparison in constant time needs. */
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
