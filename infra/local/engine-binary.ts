import { execFile } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** The engine could not be had or did not start; the message says what to do. */
export class EngineError extends Error {
  override name = 'EngineError';
}

/** The engine's release; the lock file carries the package of the platforms that have one there. */
const engineVersion = '1.2.1';

/**
 * Where the engine of this platform lies; fetched by npm when the lock file carries none for it.
 * @throws {EngineError} when there is none
 */
export async function engineBinary(dataDir: string): Promise<string> {
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
