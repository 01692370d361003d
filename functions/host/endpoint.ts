import type { Context } from 'hono';
import type { Role } from '../../shared/host/role.ts';
import type { HostSession } from '../../shared/host/session.ts';

export type HostEnv = { Variables: { session: HostSession | undefined } };
/** A request, with the session that it came with. */
export type HostContext = Context<HostEnv>;

type Answer = Response | Promise<Response>;
type Address = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/host`, with parameters as Hono writes them: `/host/sessions/:id/end`. */
  path: string;
  /** Bytes that may be sent; 256 KB without it. */
  takes?: number;
};

/**
 * One address of the host console. `createHost` lets a request through to `answer` only when `needs` is met, and, for
 * methods that change something, only from a page of this session: what an endpoint answers needs no further look at
 * who asks.
 * @example
 * { method: 'GET', path: '/host', needs: 'moderator', answer: (c, session) => showOverview(parts, c, session) }
 */
export type HostEndpoint =
  | (Address & { needs: Role; answer(c: HostContext, session: HostSession): Answer })
  | (Address & { needs: 'anyone'; answer(c: HostContext, session: HostSession | undefined): Answer });
