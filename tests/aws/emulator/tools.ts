import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const requirements = join(import.meta.dirname, 'requirements.txt');

/** Where the emulator and the linter of templates are installed: beside the project, never in it. */
export type Tools = { python: string; emulator: string; linter: string };

/**
 * Installs the emulator of AWS and cfn-lint at the versions of `requirements.txt` into a Python environment of
 * their own, unless they are there.
 * @throws {Error} with what Python said, when it cannot
 */
export async function installTools(folder = '.local/aws'): Promise<Tools> {
  const bin = resolve(folder, 'bin');
  const wanted = createHash('sha256').update(readFileSync(requirements)).digest('hex');
  const stamp = join(folder, 'installed');
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
    rmSync(folder, { recursive: true, force: true });
    await run('python3', ['-m', 'venv', folder]);
    await run(join(bin, 'pip'), ['install', '--quiet', '--disable-pip-version-check', '-r', requirements]);
    writeFileSync(stamp, wanted);
  }
  return {
    python: join(bin, 'python'),
    emulator: join(bin, 'ministack'),
    linter: join(bin, 'cfn-lint'),
  };
}
