import { packSite } from '../../functions/export/pack.ts';
import { createHost } from '../../functions/host/app.ts';
import { hostEndpoints } from '../../functions/host/endpoints.ts';
import type { FeedRunner } from '../../functions/host/feeds/runner.ts';
import { formTokenField, formTokenHeader } from '../../functions/host/form-token.ts';
import type { HostParts } from '../../functions/host/parts.ts';
import { createSessionCookie, sessionCookieName } from '../../functions/host/session-cookie.ts';
import { createSignInCookie } from '../../functions/host/sign-in-cookie.ts';
import { checkFeed } from '../../functions/sync/check.ts';
import type { SyncTools } from '../../functions/sync/feed.ts';
import { jobOfShow } from '../../functions/sync/job.ts';
import { lookAtAudio } from '../../functions/sync/look-at-audio.ts';
import { previewFeed } from '../../functions/sync/preview.ts';
import { createTokens } from '../../shared/comments/tokens.ts';
import { checkAddress } from '../../shared/fetch/redirect.ts';
import type { Role } from '../../shared/host/role.ts';
import type { HostSession } from '../../shared/host/session.ts';
import { createSessions } from '../../shared/host/sessions.ts';
import type { IdentityProvider } from '../../shared/host/sign-in.ts';
import { FeedError } from '../../shared/problem.ts';
import { createDiscussionTest, type DiscussionTest } from './discussion.ts';
import { syncToolsOf } from './feeds.ts';
import { testCursors } from './table.ts';

/** What surrounds the console's pages in tests. */
const frame =
  '<title>CONSOLE-TITLE</title>CONSOLE-PERSON<nav>CONSOLE-ROOMS</nav><main>CONSOLE-CONTENT</main>';

/** Where nobody ever comes back from; tests begin where somebody has. */
const noProvider: IdentityProvider = {
  begin: async () => ({
    address: 'https://login.example.org/authorize',
    attempt: { state: 'state', nonce: 'nonce', verifier: 'verifier' },
  }),
  finish: () => Promise.reject(new TypeError('Nobody comes back from this provider.')),
};

/** The host console over a table with discussions, and browsers that are signed in without a provider. */
export async function createHostTest(test?: DiscussionTest, provider = noProvider) {
  const discussion = test ?? (await createDiscussionTest('trusted'));
  const now = () => discussion.clock.now;
  const feeds = new Map<string, string>();
  const parts: HostParts = {
    site: discussion.site,
    table: discussion.table,
    cursors: testCursors,
    now,
    sessions: createSessions({ table: discussion.table, now }),
    cookie: createSessionCookie(true),
    feeds: feedRunner(discussion, feeds),
    isReachable: true,
    objects: { get: async () => undefined },
    packSite: () =>
      packSite({
        ...{ rows: rowsOf(discussion), objects: { get: async () => undefined }, site: discussion.site, now },
      }),
    provider,
    signInCookie: createSignInCookie(createTokens(['a secret for tests only']), true, now),
    origin: () => discussion.site.url,
    frame: async () => frame,
  };
  const endpoints = hostEndpoints(parts);
  const app = createHost(parts, endpoints);
  return {
    ...discussion,
    parts,
    /** What lies at addresses of feeds; nothing else answers. */
    feeds,
    endpoints,
    app,
    /** A browser of somebody who has just signed in. */
    async signedIn(role: Role, subject: string = `a-${role}`): Promise<HostBrowser> {
      const person = { subject, name: role === 'host' ? 'Hosea Host' : 'Moira Moderator', role };
      const { token, session } = await parts.sessions.start(person, 'Firefox on Linux');
      return new HostBrowser(app, { [sessionCookieName]: token }, session);
    },
    /** A browser of somebody who is not signed in. */
    stranger: () => new HostBrowser(app),
  };
}

async function* rowsOf({ dump }: DiscussionTest) {
  yield* await dump();
}

/** The sync, over feeds that a test lays out; a check has ended when it was ordered. */
function feedRunner({ table, site, clock }: DiscussionTest, feeds: Map<string, string>): FeedRunner {
  const tools = (): SyncTools => ({
    ...syncToolsOf(table, '', clock.now),
    async fetch(address) {
      const feed = feeds.get(address);
      if (feed === undefined) throw new FeedError('unreachable', 'Its server does not answer.');
      return { status: 200, body: Buffer.from(feed), finalAddress: address };
    },
  });
  return {
    async check(show) {
      await checkFeed(site, show, tools());
    },
    index: async () => {},
    audio: (address) =>
      lookAtAudio(address, async () => {
        checkAddress(new URL(address), false);
        const audio = feeds.get(address);
        if (audio === undefined) throw new FeedError('unreachable', 'Its server does not answer.');
        return { status: 200, body: Buffer.from(audio) };
      }),
    preview: (show, address) => {
      const configured = site.shows.find(({ slug }) => slug === show);
      return previewFeed(configured && jobOfShow(site, configured), address, tools());
    },
  };
}
export type HostTest = Awaited<ReturnType<typeof createHostTest>>;

type App = { request(path: string, init?: RequestInit): Response | Promise<Response> };
type Sent = { headers?: Record<string, string>; formToken?: string };

/** Keeps cookies and sends forms as a browser does; redirects are not followed. */
export class HostBrowser {
  readonly cookies: Map<string, string>;
  readonly #app: App;
  readonly session: HostSession | undefined;

  constructor(app: App, cookies: Record<string, string> = {}, session?: HostSession) {
    this.#app = app;
    this.cookies = new Map(Object.entries(cookies));
    this.session = session;
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.request(path, { headers: { accept: 'text/html', ...headers } });
  }

  /** Sends a form of a page of this session. @param options `formToken` in place of the session's */
  post(path: string, fields: Record<string, string> = {}, options: Sent = {}): Promise<Response> {
    const { headers = {}, formToken = this.session?.formToken ?? '' } = options;
    return this.request(path, {
      method: 'POST',
      headers: {
        accept: 'text/html',
        'content-type': 'application/x-www-form-urlencoded',
        'sec-fetch-site': 'same-origin',
        ...headers,
      },
      body: new URLSearchParams({ ...fields, [formTokenField]: formToken }).toString(),
    });
  }

  /** Sends a form with a file. */
  upload(path: string, file: File, fields: Record<string, string> = {}): Promise<Response> {
    const body = new FormData();
    body.set(formTokenField, this.session?.formToken ?? '');
    for (const [name, value] of Object.entries(fields)) body.set(name, value);
    body.set('file', file);
    const headers = { accept: 'text/html', 'sec-fetch-site': 'same-origin' };
    return this.request(path, { method: 'POST', headers, body });
  }

  /** Sends data as a script of this session's page does. */
  send(method: string, path: string, data: unknown = {}, options: Sent = {}): Promise<Response> {
    const { headers = {}, formToken = this.session?.formToken ?? '' } = options;
    return this.request(path, {
      method,
      headers: {
        accept: 'application/json',
        'content-type': 'application/json',
        'sec-fetch-site': 'same-origin',
        [formTokenHeader]: formToken,
        ...headers,
      },
      body: JSON.stringify(data),
    });
  }

  async request(path: string, init: RequestInit): Promise<Response> {
    const headers = new Headers(init.headers);
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    if (cookie) headers.set('cookie', cookie);
    const response = await this.#app.request(path, { ...init, headers });
    for (const set of response.headers.getSetCookie()) this.#keep(set);
    return response;
  }

  #keep(set: string): void {
    const [, name = '', value = ''] = set.match(/^([^=]+)=([^;]*)/) ?? [];
    if (/;\s*max-age=0/i.test(set)) this.cookies.delete(name);
    else this.cookies.set(name, decodeURIComponent(value));
  }
}
