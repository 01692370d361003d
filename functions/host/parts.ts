import type { Sessions } from '../../shared/host/sessions.ts';
import type { IdentityProvider } from '../../shared/host/sign-in.ts';
import type { ObjectStore } from '../../shared/objects.ts';
import type { Site } from '../../shared/site/schema.ts';
import type { TableClient } from '../../shared/table/client.ts';
import type { Cursors } from '../../shared/table/cursor.ts';
import type { FeedRunner } from './feeds/runner.ts';
import type { SessionCookie } from './session-cookie.ts';
import type { SignInCookie } from './sign-in-cookie.ts';

/** What the host console is made of; the rooms work with the same. */
export type HostParts = {
  site: Site;
  table: TableClient;
  cursors: Cursors;
  now: () => Date;
  sessions: Sessions;
  cookie: SessionCookie;
  feeds: FeedRunner;
  /** Whether others can reach this site, such as hubs of feeds. */
  isReachable: boolean;
  /** All that the site consists of, as a packed file. @throws {ProblemError} 413 when it is too large for an answer */
  packSite(): Promise<Uint8Array>;
  /** Holds the transcripts that are too long for a row. */
  objects: Pick<ObjectStore, 'get'>;
  provider: IdentityProvider;
  signInCookie: SignInCookie;
  /** Where browsers find the site, such as `https://shows.example.org`; known once it is served. */
  origin(): string;
  /** The frame of the console's pages, as the build made it. */
  frame(): Promise<string>;
};
