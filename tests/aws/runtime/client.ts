import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const version = '4.0.2';

/**
 * Fetches the runtime interface client, the program with which AWS runs functions on Node, unless it is there.
 * Its part in C++ is not built: `without-native.mjs` stands in for it, and an empty file where it would be.
 * @returns the file to start
 * @see https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
 */
export async function installClient(folder = `.local/aws-lambda-ric-${version}`): Promise<string> {
  const file = resolve(folder, 'package/index.mjs');
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    await run('npm', ['pack', `aws-lambda-ric@${version}`, '--silent', '--pack-destination', folder]);
    await run('tar', ['-xzf', join(folder, `aws-lambda-ric-${version}.tgz`), '-C', folder]);
    writeFileSync(join(dirname(file), 'rapid-client.node'), '');
  }
  return file;
}
