import { join, resolve } from 'node:path';
import type { Plugin } from 'esbuild';
import type { Site } from '../../shared/site/schema.ts';

/**
 * Puts what was decided when building in place of what would be read when running: `#site` becomes the
 * parsed configuration, `#built-pages` the rendered site.
 */
export const deployedModules = (site: Site, built: string): Plugin => ({
  name: 'deployed-modules',
  setup(build) {
    build.onResolve({ filter: /^#site$/ }, ({ path }) => ({ path, namespace: 'site' }));
    build.onLoad({ filter: /.*/, namespace: 'site' }, () => ({
      contents: `export const site = ${JSON.stringify(site)};`,
    }));
    build.onResolve({ filter: /^#built-pages$/ }, () => ({ path: resolve(join(built, 'server/entry.mjs')) }));
  },
});
