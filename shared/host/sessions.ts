import { untilStored } from '../comments/until-stored.ts';
import { ConflictError, type Row, type TableClient, transactionLimit } from '../table/client.ts';
import * as keys from '../table/keys.ts';
import { readAll } from '../table/pages.ts';
import { namedNow } from './moderators.ts';
import {
  type HostPerson,
  type HostSession,
  isRunning,
  type OpeningToken,
  type StoredSession,
  sessionSchema,
  sessionTimes,
  storedSessionSchema,
  tokenState,
} from './session.ts';
import {
  isSessionId,
  newFormToken,
  newSessionId,
  newSessionToken,
  ownerOf,
  readSessionToken,
} from './session-token.ts';

/** The sessions of the host console. */
export type Sessions = {
  /** Opens a session. The token is for the browser alone: nothing else can give it again. */
  start(person: HostPerson, browser: string): Promise<{ token: string; session: HostSession }>;
  /**
   * The session that a token opens, if it is running.
   * @returns also the `token` to go on with, when it was replaced
   */
  resume(token: string | undefined): Promise<{ session: HostSession; token?: string } | undefined>;
  /** Sessions of one person that are running, the last started first. */
  list(subject: string): Promise<HostSession[]>;
  /** Ends one session of a person; one that is no more is ended already. */
  end(subject: string, id: string): Promise<void>;
  endAll(subject: string): Promise<void>;
};

type SessionTools = { table: TableClient; now: () => Date };

/** Sessions over a table. All of one person lie together, so that none is missed when they are ended. */
export const createSessions = (tools: SessionTools): Sessions => ({
  start: (person, browser) => start(tools, person, browser),
  resume: (token) => resume(tools, token),
  list: (subject) => list(tools, subject),
  end: (subject, id) => remove(tools.table, ownerOf(subject), [id].filter(isSessionId)),
  endAll: (subject) => endAll(tools, subject),
});

async function start({ table, now }: SessionTools, person: HostPerson, browser: string) {
  const at = now();
  const owner = ownerOf(person.subject);
  const id = newSessionId();
  const { token, digest } = newSessionToken(owner, id);
  const stored: StoredSession = {
    ...person,
    id,
    browser,
    formToken: newFormToken(),
    startedAt: at.toISOString(),
    usedAt: at.toISOString(),
    rotatedAt: at.toISOString(),
    digest,
  };
  const expiresAt = Math.ceil((at.getTime() + sessionTimes.absolute) / 1000);
  await table.transact([
    { put: { ...stored, ...keys.sessionKey(owner, id), expiresAt }, guard: { absent: true } },
    namedNow(person),
  ]);
  return { token, session: sessionSchema.parse(stored) };
}

async function resume({ table, now }: SessionTools, token: string | undefined) {
  const read = readSessionToken(token);
  if (!read) return undefined;
  const key = keys.sessionKey(read.owner, read.id);
  // Whoever loses a race against a request beside it looks again at what that has left.
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    const row = await table.get(key, { isConsistent: true });
    if (!row) return undefined;
    const stored = storedSessionSchema.parse(row);
    const known = tokenState(stored, read.digest, now());
    if (known.state === 'reused') await remove(table, read.owner, [read.id]);
    if (known.state === 'reused' || known.state === 'unknown') return undefined;
    if (!isRunning(stored, now())) return undefined;
    const { set, token: next } = used(stored, known, read.owner, now());
    try {
      if (set) await table.transact([{ update: key, set, guard: { holds: { digest: stored.digest } } }]);
      return { session: sessionSchema.parse(stored), ...(next !== undefined && { token: next }) };
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
      // Two requests at once note the same use: one of them is enough.
      if (error.isBusy && next === undefined) return { session: sessionSchema.parse(stored) };
    }
  }
  return undefined;
}

/** What a use changes of a session, if anything. */
function used(
  stored: StoredSession,
  { state, rotate }: OpeningToken,
  owner: string,
  now: Date,
): { set?: Row; token?: string } {
  const usedAt = now.toISOString();
  if (rotate) {
    const { token, digest } = newSessionToken(owner, stored.id);
    const previousDigest = state === 'current' ? stored.digest : stored.previousDigest;
    return { token, set: { usedAt, rotatedAt: usedAt, digest, previousDigest, previousUntil: undefined } };
  }
  const isFirstUse = state === 'current' && stored.previousDigest && !stored.previousUntil;
  if (isFirstUse) {
    const previousUntil = new Date(now.getTime() + sessionTimes.overlap).toISOString();
    return { set: { usedAt, previousUntil } };
  }
  const isNoted = now.getTime() - Date.parse(stored.usedAt) < sessionTimes.noted;
  return isNoted ? {} : { set: { usedAt } };
}

async function list({ table, now }: SessionTools, subject: string): Promise<HostSession[]> {
  const all = await readAll(
    table,
    { partition: keys.sessionsOf(ownerOf(subject)), isConsistent: true },
    (row) => sessionSchema.parse(row),
  );
  return all
    .filter((session) => isRunning(session, now()))
    .sort((one, other) => (one.startedAt < other.startedAt ? 1 : -1));
}

async function endAll({ table }: SessionTools, subject: string): Promise<void> {
  const owner = ownerOf(subject);
  const ids = await readAll(
    table,
    { partition: keys.sessionsOf(owner), isConsistent: true },
    (row) => sessionSchema.parse(row).id,
  );
  for (let from = 0; from < ids.length; from += transactionLimit) {
    await remove(table, owner, ids.slice(from, from + transactionLimit));
  }
}

const remove = (table: TableClient, owner: string, ids: string[]): Promise<void> =>
  untilStored(table, async () => ({
    writes: ids.map((id) => ({ remove: keys.sessionKey(owner, id) })),
    answer: undefined,
  }));
