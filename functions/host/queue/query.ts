import type * as z from 'zod/mini';
import { wayBackTo } from '../../../shared/host/way-back.ts';
import { badRequest } from '../../../shared/problem.ts';
import type { HostContext } from '../endpoint.ts';
import type { Filter } from './schemas.ts';

/** @throws {ProblemError} 400 naming the part of the query that is not understood */
export function readQuery<T>(c: HostContext, schema: z.ZodMiniType<T>): T {
  const result = schema.safeParse(c.req.query());
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw badRequest(
    'bad-query',
    `${String(issue?.path[0] ?? 'query')}: ${issue?.message ?? 'not understood'}`,
  );
}

/** An address with a query; what is empty or absent is left out. */
export function withQuery(path: string, fields: Record<string, string | number | undefined>): string {
  const said = Object.entries(fields).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  );
  const query = new URLSearchParams(said).toString();
  return query ? `${path}?${query}` : path;
}

/** The page of the console that a form says it stood on, without its query; whatever else it says is not listened to. */
export function cameFrom(c: HostContext): string | undefined {
  const back = c.req.query('back');
  return back === undefined ? undefined : wayBackTo(back).split('?')[0];
}

export const queuePath = '/host/queue';
export const queueAddress = (
  filter: Filter,
  more: Record<string, string | number | undefined> = {},
): string => withQuery(queuePath, { ...filter, ...more });
export const commentPath = (id: string, action = ''): string =>
  `/host/comments/${id}${action && `/${action}`}`;
export const guestsPath = '/host/guests';
export const guestPath = (id: string, action = ''): string => `/host/guests/${id}${action && `/${action}`}`;
export const threadPath = (id: string): string => `/host/threads/${id}`;
export const logPath = '/host/log';
