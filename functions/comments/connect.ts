import type { Context, Hono } from 'hono';
import { createDiscussions } from '../../shared/comments/create-discussions.ts';
import type { ProofOfWork } from '../../shared/comments/proof-of-work.ts';
import { createTokens } from '../../shared/comments/tokens.ts';
import type { Site } from '../../shared/site/schema.ts';
import type { TableClient } from '../../shared/table/client.ts';
import { createCursors } from '../../shared/table/cursor.ts';
import { createThreadReader } from '../../shared/table/thread-reader.ts';
import { outsideChecks } from '../outside/checks.ts';
import { viewerAddressHeader } from './address.ts';
import { createCommentsApi } from './app.ts';
import { createGuestCookie } from './guest-cookie.ts';

type Connection = {
  site: Site;
  table: TableClient;
  /** At least 16 characters, the same on every instance. */
  secret: string;
  /** True behind the distribution, which serves by https and vouches for the viewer's address. */
  isBehindEdge: boolean;
  /** The frame of personal pages, as the build made it. */
  frame(): Promise<string>;
  /** How services outside the site are reached, where the author has switched them on. */
  env?: Record<string, string | undefined>;
  now?: () => Date;
};

/** Everybody who reaches a site without an edge sits at its machine. */
const thisMachine = '127.0.0.1';

/** The API of comments over a table. */
export function connectComments({
  site,
  table,
  secret,
  isBehindEdge,
  frame,
  env = process.env,
  now = () => new Date(),
}: Connection): Hono {
  const cursors = createCursors(secret);
  const tokens = createTokens([secret]);
  return createCommentsApi({
    site,
    reader: createThreadReader({ table, cursors }, now),
    discussions: createDiscussions({
      ...{ table, cursors, site, now },
      checks: outsideChecks(site, { env, unnamedSender: isBehindEdge ? undefined : thisMachine }),
    }),
    tokens,
    proofOfWork: proofOfWorkOnDemand(secret),
    cookie: createGuestCookie(tokens, isBehindEdge, now),
    secret,
    frame,
    now,
    viewerAddress: (c: Context) => (isBehindEdge ? c.req.header(viewerAddressHeader) : undefined),
  });
}

/** Readers need no proofs: the code that makes and checks them is loaded for the first who writes. */
function proofOfWorkOnDemand(secret: string): ProofOfWork {
  const load = async () => (await import('../../shared/comments/proof-of-work.ts')).createProofOfWork(secret);
  return {
    challenge: async (thread, now) => (await load()).challenge(thread, now),
    check: async (proof, thread, now) => (await load()).check(proof, thread, now),
  };
}
