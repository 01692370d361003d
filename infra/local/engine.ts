import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import * as z from 'zod/mini';

/** A running DynamoDB-compatible engine. */
export type Engine = { endpoint: string; stop(): Promise<void> };

/** The engine could not be had or did not start; the message says what to do. */
export class EngineError extends Error {
  override name = 'EngineError';
}

/** The engine's release; the lock file carries the package of the platforms that have one there. */
const engineVersion = '1.2.1';

/** Left in the data folder for other processes of ours. */
const noteSchema = z.object({ endpoint: z.string(), pid: z.int(), owner: z.int() });
type Note = z.infer<typeof noteSchema>;

/**
 * Starts the embedded engine on a free loopback port, over one file in the data folder. An engine that
 * runs over the same folder already is used instead: it stays another process's to stop, unless that
 * process died without stopping it.
 * @throws {EngineError} when no engine exists for this platform, or it does not start
 */
export async function startEngine(dataDir: string): Promise<Engine> {
  const noteFile = join(dataDir, 'engine.json');
  const running = await runningEngine(noteFile);
  if (running && isAlive(running.owner)) return { endpoint: running.endpoint, async stop() {} };
  const { endpoint, pid } = running ?? (await spawnEngine(dataDir));
  writeFileSync(noteFile, JSON.stringify({ endpoint, pid, owner: process.pid } satisfies Note));
  return {
    endpoint,
    async stop() {
      rmSync(noteFile, { force: true });
      process.kill(pid, 'SIGTERM');
      while (isAlive(pid) && (await answers(endpoint))) await pause(20);
    },
  };
}

async function spawnEngine(dataDir: string): Promise<Omit<Note, 'owner'>> {
  const binary = await engineBinary(dataDir);
  const port = await freePort();
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
  if (!existsSync(noteFile)) return undefined;
  const note = noteSchema.safeParse(JSON.parse(readFileSync(noteFile, 'utf8')));
  return note.success && (await answers(note.data.endpoint)) ? note.data : undefined;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function engineBinary(dataDir: string): Promise<string> {
  const name = `@dynoxide/${process.platform}-${process.arch}`;
  const file = process.platform === 'win32' ? 'dynoxide.exe' : 'dynoxide';
  const locate = (from: string) =>
    join(createRequire(join(from, 'package.json')).resolve(`${name}/package.json`), '..', file);
  try {
    return locate(process.cwd());
  } catch {
    const folder = join(dataDir, 'engine');
    await installEngine(name, folder);
    return locate(folder);
  }
}

async function installEngine(name: string, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  if (existsSync(join(folder, 'node_modules', name))) return;
  console.log(`Fetching the database engine for this platform (${name}) …`);
  await promisify(execFile)('npm', [
    'install',
    '--prefix',
    folder,
    '--no-save',
    `${name}@${engineVersion}`,
  ]).catch(() => {
    throw new EngineError(
      `There is no embedded database for ${process.platform} ${process.arch}: set DDB_ENDPOINT to the address of a DynamoDB-compatible engine, such as http://127.0.0.1:8000.`,
    );
  });
}

async function untilReady(endpoint: string, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (child.exitCode !== null) throw new EngineError('The embedded database ended as soon as it began.');
    if (await answers(endpoint)) return;
    await pause(50);
  }
  throw new EngineError('The embedded database did not answer within five seconds.');
}

const answers = (endpoint: string): Promise<boolean> =>
  fetch(endpoint, { signal: AbortSignal.timeout(1000) }).then(
    () => true,
    () => false,
  );

/** The engine takes no port 0, so a free port is looked for here. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || address === null) throw new EngineError('No free port was found.');
  return address.port;
}
