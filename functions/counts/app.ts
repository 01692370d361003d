import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { countSchema } from '../../shared/insight/count.ts';
import { recordCount } from '../../shared/insight/record.ts';
import { methodNotAllowed, ProblemError } from '../../shared/problem.ts';
import type { TableClient } from '../../shared/table/client.ts';
import { onError, problemResponse } from '../problem-response.ts';
import { sameOrigin } from '../same-origin.ts';
import { readSentBody } from '../sent-body.ts';
import { countsPath } from './path.ts';

type Parts = { table: TableClient; origin: string; now: () => Date };

/**
 * Takes what pages count: that an episode was begun, an article followed, words searched for. No cookie, no address
 * and no browser is looked at.
 */
export function createCountsApi({ origin, ...tools }: Parts): Hono {
  const app = new Hono();
  app.onError(onError);
  app.use(sameOrigin(() => [origin]));
  app.use(
    bodyLimit({
      maxSize: 2048,
      onError: () => {
        throw new ProblemError(413, 'too-long', 'What was sent is longer than any count.');
      },
    }),
  );
  app.post(countsPath, async (c) => {
    await recordCount(tools, (await readSentBody(c, countSchema)).data);
    return c.body(null, 204, { 'Cache-Control': 'no-store' });
  });
  app.all(countsPath, (c) => {
    const refusal = problemResponse(c, methodNotAllowed(c.req.method));
    refusal.headers.set('allow', 'POST');
    return refusal;
  });
  return app;
}
