import { sValidator } from '@hono/standard-validator';
import type * as z from 'zod/mini';
import { badRequest } from '../shared/problem.ts';

/**
 * Takes the query of a request as a schema has it; handlers find it at `c.req.valid('query')`.
 * @throws {ProblemError} 400 naming the part of the query that is not understood
 */
export const validQuery = <T extends z.ZodMiniType>(schema: T) =>
  sValidator('query', schema, (result) => {
    if (result.success) return;
    const [issue] = result.error;
    throw badRequest(
      'bad-query',
      `${String(issue?.path?.[0] ?? 'query')}: ${issue?.message ?? 'not understood'}`,
    );
  });
