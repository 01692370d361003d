import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

const stampFile = 'dist/stamp';
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

/** True when `dist` holds what the sources and the configuration say now. */
export const isBuilt = (): boolean =>
  existsSync(stampFile) && readFileSync(stampFile, 'utf8') === currentStamp();
