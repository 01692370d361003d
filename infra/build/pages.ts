import { execFile } from 'node:child_process';
import { rename } from 'node:fs/promises';
import { promisify } from 'node:util';

/** Frames of pages that functions fill for one person; nobody gets them as they are. */
export const personalFrame = 'dist/server/personal.html';
export const hostFrame = 'dist/server/host.html';

/** The site could not be built; the message is the builder's own. */
export class BuildError extends Error {
  override name = 'BuildError';
}

/** Runs `astro build`: on-demand pages to `dist/server`, files to `dist/client`. */
export async function buildPages(): Promise<void> {
  const astro = 'node_modules/astro/bin/astro.mjs';
  await promisify(execFile)(process.execPath, [astro, 'build', '--root', 'web'], {
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
    maxBuffer: 64 * 1024 * 1024,
  }).catch((error: { stdout?: string; stderr?: string }) => {
    throw new BuildError(`The pages could not be built:\n${error.stdout ?? ''}${error.stderr ?? ''}`);
  });
  await rename('dist/client/personal.html', personalFrame);
  await rename('dist/client/host.html', hostFrame);
}
