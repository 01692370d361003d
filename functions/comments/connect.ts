import type { Context, Hono } from 'hono';
import { createDiscussions } from '../../shared/comments/create-discussions.ts';
import { createProofOfWork } from '../../shared/comments/proof-of-work.ts';
import { createTokens } from '../../shared/comments/tokens.ts';
import type { Site } from '../../shared/site/schema.ts';
import type { TableClient } from '../../shared/table/client.ts';
import { createCursors } from '../../shared/table/cursor.ts';
import { createReader } from '../../shared/table/reader.ts';
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
};

/** The API of comments over a table. */
export function connectComments({ site, table, secret, isBehindEdge }: Connection): Hono {
  const now = () => new Date();
  const cursors = createCursors(secret);
  const tokens = createTokens([secret]);
  return createCommentsApi({
    site,
    reader: createReader(table, cursors, now),
    discussions: createDiscussions({ table, cursors, site, now }),
    tokens,
    proofOfWork: createProofOfWork(secret),
    cookie: createGuestCookie(tokens, isBehindEdge, now),
    secret,
    now,
    viewerAddress: (c: Context) => (isBehindEdge ? c.req.header(viewerAddressHeader) : undefined),
  });
}
