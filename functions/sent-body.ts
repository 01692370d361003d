import type { Context } from 'hono';
import type * as z from 'zod/mini';
import { badRequest, ProblemError } from '../shared/problem.ts';
import { parseJson } from '../shared/text/json.ts';

/** A body as it was sent, and how its sender wants to be answered: scripts as data, forms as a page. */
export type SentBody<T> = { data: T; wants: 'json' | 'page' };

/** @throws {ProblemError} 415 for other kinds of bodies, 400 naming the field that is not understood */
export async function readSentBody<T>(c: Context, schema: z.ZodMiniType<T>): Promise<SentBody<T>> {
  const { fields, wants } = await readFields(c);
  const result = schema.safeParse(fields);
  if (result.success) return { data: result.data, wants };
  const [issue] = result.error.issues;
  throw badRequest('bad-body', `${String(issue?.path[0] ?? 'body')}: ${issue?.message ?? 'not understood'}`);
}

async function readFields(c: Context): Promise<{ fields: unknown; wants: 'json' | 'page' }> {
  const kind = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (kind === 'application/json') return { fields: parseJson(await c.req.text()) ?? null, wants: 'json' };
  if (kind === 'application/x-www-form-urlencoded') {
    return { fields: Object.fromEntries(new URLSearchParams(await c.req.text())), wants: 'page' };
  }
  throw new ProblemError(415, 'unknown-form', 'Send JSON, or a form of this site.');
}

/** Whether what is asked for is read by a person; programs ask for JSON. */
export const wantsPage = (c: Context): boolean =>
  !(c.req.header('accept')?.includes('application/json') ?? false);
