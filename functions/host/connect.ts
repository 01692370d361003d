import { Hono } from 'hono';
import { createTokens } from '../../shared/comments/tokens.ts';
import { createSessions } from '../../shared/host/sessions.ts';
import type { IdentityProvider, IdentitySettings } from '../../shared/host/sign-in.ts';
import type { Site } from '../../shared/site/schema.ts';
import type { TableClient } from '../../shared/table/client.ts';
import { createCursors } from '../../shared/table/cursor.ts';
import { createHost } from './app.ts';
import type { HostEnv } from './endpoint.ts';
import { entranceEndpoints } from './entrance.ts';
import type { HostParts } from './parts.ts';
import { createSessionCookie } from './session-cookie.ts';
import { createSignInCookie } from './sign-in-cookie.ts';

type Connection = Pick<HostParts, 'origin' | 'frame' | 'feeds' | 'packSite' | 'objects'> & {
  site: Site;
  table: TableClient;
  /** At least 16 characters, the same on every instance. */
  secret: string;
  /** True behind the distribution, which serves by https. */
  isBehindEdge: boolean;
  /** Known once the provider runs. */
  identity(): Promise<IdentitySettings>;
};

/** The host console over a table. */
export function connectHost({ isBehindEdge, secret, identity, ...connection }: Connection): Hono {
  const now = () => new Date();
  const parts: HostParts = {
    ...connection,
    cursors: createCursors(secret),
    now,
    isReachable: isBehindEdge,
    sessions: createSessions({ table: connection.table, now }),
    cookie: createSessionCookie(isBehindEdge),
    provider: providerOnDemand(identity),
    signInCookie: createSignInCookie(createTokens([secret]), isBehindEdge, now),
  };
  return new Hono().route('/', createHost(parts, entranceEndpoints(parts), roomsOnDemand(parts)));
}

/** The rooms are most of the console's code: they are loaded for the first who enters one. */
function roomsOnDemand(parts: HostParts): () => Promise<Hono<HostEnv>> {
  let loaded: Promise<Hono<HostEnv>> | undefined;
  return () => {
    loaded ??= import('./endpoints.ts').then(({ hostEndpoints }) => createHost(parts, hostEndpoints(parts)));
    return loaded;
  };
}

/** People sign in once a day: the code for it is loaded for the first who does. */
function providerOnDemand(identity: () => Promise<IdentitySettings>): IdentityProvider {
  let loaded: Promise<IdentityProvider> | undefined;
  const load = () => {
    loaded ??= import('./open-id.ts').then(async ({ createOpenId }) => createOpenId(await identity()));
    return loaded;
  };
  return {
    begin: async (redirect) => (await load()).begin(redirect),
    finish: async (address, attempt) => (await load()).finish(address, attempt),
  };
}
