import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

const stampFile = 'dist/stamp';
const bundlesStampFile = 'dist/functions-stamp';
const sources = ['package-lock.json', 'web/**/*', 'shared/**/*', 'functions/**/*', 'infra/build/**/*'];

/** Says what `dist` was built from: every source file and the configuration, by content. */
function currentStamp(): string {
  const hash = createHash('sha256');
  const config = resolve(process.env.SITE_CONFIG ?? 'site.config.ts');
  const files = globSync(sources, { exclude: ['web/.astro/**', '**/node_modules/**'] }).sort();
  for (const file of [config, ...files]) {
    if (statSync(file).isFile()) hash.update(`${file}\n`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

export const stampBuild = (): void => writeFileSync(stampFile, currentStamp());
export const stampBundles = (): void => writeFileSync(bundlesStampFile, currentStamp());

/** True when the pages in `dist` are what the sources and the configuration say now. */
export const isBuilt = (): boolean => holds(stampFile, currentStamp());

/** True when the functions are, too. */
export function isBundled(): boolean {
  const stamp = currentStamp();
  return holds(stampFile, stamp) && holds(bundlesStampFile, stamp);
}

const holds = (file: string, stamp: string): boolean =>
  existsSync(file) && readFileSync(file, 'utf8') === stamp;
