import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod/mini';
import { EngineError, engineBinary } from './engine-binary.ts';
import { freePort } from './free-port.ts';

/** A running DynamoDB-compatible engine. */
export type Engine = { endpoint: string; stop(): Promise<void> };

/** Left in the data folder: the engine that runs over it, and the processes of ours that use it. */
const noteSchema = z.object({ endpoint: z.string(), pid: z.int(), users: z.array(z.int()) });
type Note = z.infer<typeof noteSchema>;

/**
 * Starts the embedded engine on a free loopback port, over one file in the data folder. One that runs over
 * the same folder already is used instead; whoever uses it last stops it.
 * @throws {EngineError} when no engine exists for this platform, or it does not start
 */
export async function startEngine(dataDir: string): Promise<Engine> {
  mkdirSync(dataDir, { recursive: true });
  const noteFile = join(dataDir, 'engine.json');
  const note = await withLock(dataDir, async () => {
    const running = await runningEngine(noteFile);
    const engine = running ?? { ...(await spawnEngine(dataDir)), users: [] };
    const users = [...engine.users.filter(isAlive), process.pid];
    return writeNote(noteFile, { ...engine, users });
  });
  return {
    endpoint: note.endpoint,
    stop: () => withLock(dataDir, () => leaveEngine(noteFile, note)),
  };
}

async function leaveEngine(noteFile: string, { endpoint, pid }: Note): Promise<void> {
  const users = readNote(noteFile)?.users ?? [];
  const others = users.filter((user, at) => at !== users.indexOf(process.pid) && isAlive(user));
  if (others.length > 0) {
    writeNote(noteFile, { endpoint, pid, users: others });
    return;
  }
  rmSync(noteFile, { force: true });
  if (!(await isEngine(endpoint))) return;
  process.kill(pid, 'SIGTERM');
  while (isAlive(pid) && (await isEngine(endpoint))) await pause(20);
}

const lockLastsMs = 40_000;

/** Two processes that start at once must not start two engines over one file. */
async function withLock<T>(dataDir: string, work: () => Promise<T>): Promise<T> {
  const lock = join(dataDir, 'engine.lock');
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? 0);
      if (age > lockLastsMs) rmSync(lock, { force: true });
      await pause(20);
    }
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

async function spawnEngine(dataDir: string): Promise<Omit<Note, 'users'>> {
  const binary = await engineBinary(dataDir);
  // The engine takes no port 0, and between looking for a port and taking it somebody else may.
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await spawnOn(await freePort(), binary, dataDir);
    } catch (error) {
      if (attempt === 3) throw error;
    }
  }
}

async function spawnOn(port: number, binary: string, dataDir: string): Promise<Omit<Note, 'users'>> {
  const endpoint = `http://127.0.0.1:${port}`;
  // Detached, so that Ctrl-C in a terminal reaches the engine only after the requests under way have ended.
  const child = spawn(binary, ['--port', String(port), '--db-path', join(dataDir, 'table.db')], {
    stdio: 'ignore',
    detached: true,
  });
  child.unref();
  await untilReady(endpoint, child);
  if (child.pid === undefined) throw new EngineError('The embedded database did not start.');
  return { endpoint, pid: child.pid };
}

/**
 * Makes the engine's stream quick: it numbers each change by looking through all changes of the day, which
 * takes milliseconds a write once there are thousands. With this index it looks at one.
 */
export function indexStream(dataDir: string): void {
  const database = new DatabaseSync(join(dataDir, 'table.db'), { timeout: 5000 });
  database.exec(
    'CREATE INDEX IF NOT EXISTS stream_sequence ON _stream_records (table_name, CAST(sequence_number AS INTEGER))',
  );
  database.close();
}

async function runningEngine(noteFile: string): Promise<Note | undefined> {
  const note = readNote(noteFile);
  return note && isAlive(note.pid) && (await isEngine(note.endpoint)) ? note : undefined;
}

/** A note that was cut short by a crash says nothing. */
function readNote(noteFile: string): Note | undefined {
  try {
    return noteSchema.parse(JSON.parse(readFileSync(noteFile, 'utf8')));
  } catch {
    return undefined;
  }
}

function writeNote(noteFile: string, note: Note): Note {
  writeFileSync(noteFile, JSON.stringify(note));
  return note;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** It takes a tenth of a second; a machine that is busy may take many. */
const readyWithinMs = 10_000;

async function untilReady(endpoint: string, child: ChildProcess): Promise<void> {
  const end = Date.now() + readyWithinMs;
  while (Date.now() < end) {
    const answers = await isEngine(endpoint);
    if (child.exitCode !== null) throw new EngineError('The embedded database ended as soon as it began.');
    if (answers) return;
    await pause(50);
  }
  child.kill('SIGKILL');
  throw new EngineError('The embedded database did not answer within ten seconds.');
}

/** Does a DynamoDB-compatible engine answer there, and not some other server on the same port? */
async function isEngine(endpoint: string): Promise<boolean> {
  try {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': 'DynamoDB_20120810.ListTables',
        authorization:
          'AWS4-HMAC-SHA256 Credential=local/20260101/local/dynamodb/aws4_request, SignedHeaders=host, Signature=0',
        'x-amz-date': '20260101T000000Z',
      },
      body: '{}',
      signal: AbortSignal.timeout(readyWithinMs),
    });
    return response.ok && (await response.text()).includes('TableNames');
  } catch {
    return false;
  }
}
