import assert from 'node:assert/strict';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { connectTable } from '../../../functions/dynamo.ts';
import { formTokenHeader } from '../../../functions/host/form-token.ts';
import { sessionCookieName } from '../../../functions/host/session-cookie.ts';
import { createSessions } from '../../../shared/host/sessions.ts';
import { credentials, region } from '../emulator/emulator.ts';
import { type Stage, step } from './step.ts';

const queueSchema = z.object({
  items: z.array(z.object({ comment: z.object({ id: z.string(), rev: z.int() }) })),
});
const logSchema = z.object({
  items: z.array(z.object({ comment: z.optional(z.string()), actor: z.string() })),
});

/** A browser of a moderator: what it sends to the console besides what is asked. */
type Browser = { headers: Record<string, string>; formToken: string };

/**
 * A moderator publishes the one comment that waits, through the function of the console.
 *
 * They have not come by the sign-in: the emulator shows no pages of Cognito. Their session is a row that the
 * console's own code has written, as it does after a sign-in; everything from there on is what was deployed.
 */
export async function moderate(site: Stage, endpoint: string, comment: string): Promise<void> {
  await step('the console shows nothing to who is not signed in, and sends them to sign in', async () => {
    const answer = await site.api('/host/queue', { headers: { accept: 'application/json' } });
    assert.equal(answer.status, 401);
    const direct = await site.api('/host/queue', { direct: true });
    assert.equal(direct.status, 403);
  });

  const moderator = await startSession(site, endpoint);
  const rev = await step('the console shows a moderator the comment that waits', async () => {
    const { items } = queueSchema.parse(await (await ask(site, moderator, '/host/queue')).json());
    assert.deepEqual(
      items.map((card) => card.comment.id),
      [comment],
    );
    return items[0]?.comment.rev ?? 0;
  });

  const path = `/host/comments/${comment}/approve`;
  await step('the console takes no decision of another site, or on words that have changed', async () => {
    const foreign = { ...moderator, formToken: 'of another session' };
    assert.equal((await decide(site, foreign, path, rev)).status, 403);
    assert.equal((await decide(site, moderator, path, rev + 1)).status, 409);
  });
  await step('a moderator publishes it, on the revision that they saw, and the log names them', async () => {
    assert.equal((await decide(site, moderator, path, rev)).status, 200);
    const { items } = logSchema.parse(await (await ask(site, moderator, '/host/log')).json());
    assert.ok(items.some((entry) => entry.comment === comment && entry.actor.includes('verify-moderator')));
  });
}

/** @returns what a browser would keep of a sign-in */
async function startSession({ deployed }: Stage, endpoint: string): Promise<Browser> {
  const client = new DynamoDBClient({ endpoint, region, credentials });
  const table = connectTable(client, deployed.named('AWS::DynamoDB::Table', 'Table'));
  const person = { subject: 'verify-moderator', name: 'Moira Moderator', role: 'moderator' as const };
  const { token, session } = await createSessions({ table, now: () => new Date() }).start(
    person,
    'Firefox on Linux',
  );
  client.destroy();
  return { headers: { cookie: `${sessionCookieName}=${token}` }, formToken: session.formToken };
}

const ask = ({ api }: Stage, { headers }: Browser, path: string): Promise<Response> =>
  api(path, { headers: { ...headers, accept: 'application/json' } });

const decide = (
  { api }: Stage,
  { headers, formToken }: Browser,
  path: string,
  ifRev: number,
): Promise<Response> =>
  api(path, {
    method: 'POST',
    headers: {
      ...headers,
      accept: 'application/json',
      'content-type': 'application/json',
      'sec-fetch-site': 'same-origin',
      [formTokenHeader]: formToken,
    },
    body: JSON.stringify({ ifRev }),
  });
