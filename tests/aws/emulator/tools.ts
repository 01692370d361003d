import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const requirements = join(import.meta.dirname, 'requirements.txt');

/** What a host without it has to do. */
const pythonMissing =
  'Python 3.10 or newer with venv and pip is needed, and openssl. On Debian and Ubuntu: apt-get install python3 python3-venv openssl';

/** Where the emulator and the linter of templates are installed: beside the project, never in it. */
export type Tools = { python: string; emulator: string; linter: string };

/**
 * Installs the emulator of AWS and cfn-lint at the versions of `requirements.txt` into a Python environment of
 * their own, unless they are there.
 * @throws {Error} with what is missing, or what Python said
 */
export async function installTools(signal: AbortSignal, folder = '.local/aws'): Promise<Tools> {
  const bin = resolve(folder, 'bin');
  const wanted = createHash('sha256').update(readFileSync(requirements)).digest('hex');
  const stamp = join(folder, 'installed');
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
    rmSync(folder, { recursive: true, force: true });
    await run('python3', ['-m', 'venv', folder], { signal }).catch(explain(pythonMissing));
    const install = ['install', '--quiet', '--disable-pip-version-check', '-r', requirements];
    await run(join(bin, 'pip'), install, { signal }).catch(
      explain('The packages of tests/aws/emulator/requirements.txt could not be installed.'),
    );
    writeFileSync(stamp, wanted);
  }
  await run('openssl', ['version'], { signal }).catch(explain(pythonMissing));
  return {
    python: join(bin, 'python'),
    emulator: join(bin, 'ministack'),
    linter: join(bin, 'cfn-lint'),
  };
}

const explain = (sentence: string) => (error: unknown) => {
  throw new Error(`${sentence}\n${String(Object(error).stderr || error).slice(-2000)}`, { cause: error });
};
