import type { Hono } from 'hono';
import { createSessions } from '../../shared/host/sessions.ts';
import type { Site } from '../../shared/site/schema.ts';
import type { TableClient } from '../../shared/table/client.ts';
import { createCursors } from '../../shared/table/cursor.ts';
import { createHost } from './app.ts';
import type { HostEnv } from './endpoint.ts';
import { hostEndpoints } from './endpoints.ts';
import type { HostParts } from './parts.ts';
import { createSessionCookie } from './session-cookie.ts';

type Connection = Pick<HostParts, 'origin' | 'frame' | 'feeds'> & {
  site: Site;
  table: TableClient;
  /** At least 16 characters, the same on every instance. */
  secret: string;
  /** True behind the distribution, which serves by https. */
  isBehindEdge: boolean;
};

/** The host console over a table. */
export function connectHost({
  site,
  table,
  secret,
  isBehindEdge,
  feeds,
  origin,
  frame,
}: Connection): Hono<HostEnv> {
  const now = () => new Date();
  const parts: HostParts = {
    site,
    table,
    cursors: createCursors(secret),
    now,
    sessions: createSessions({ table, now }),
    cookie: createSessionCookie(isBehindEdge),
    feeds,
    origin,
    frame,
  };
  return createHost(parts, hostEndpoints(parts));
}
