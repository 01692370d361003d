import { spawn } from 'node:child_process';
import { once } from 'node:events';

/**
 * Builds the pages in a process of their own, whose memory is given back before the site is served.
 * Its output is shown; a build that fails ends this process too.
 */
export async function buildInOwnProcess(): Promise<void> {
  const child = spawn(process.execPath, ['infra/build/build.ts', '--pages-only'], { stdio: 'inherit' });
  const [code] = await once(child, 'exit');
  if (code !== 0) process.exit(1);
}
