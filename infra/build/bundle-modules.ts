import { readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Plugin } from 'esbuild';
import type { Site } from '../../shared/site/schema.ts';
import { shortManifest } from './site-manifest.ts';

/**
 * Puts what was decided when building in place of what would be read when running: `#site` becomes the
 * parsed configuration, `#built-pages` the rendered site, `#personal-frame`
 * and `#host-frame` what surrounds pages for one person.
 */
export const deployedModules = (site: Site, built: string): Plugin => ({
  name: 'deployed-modules',
  setup(build) {
    build.onResolve({ filter: /^#site$/ }, ({ path }) => ({ path, namespace: 'site' }));
    build.onLoad({ filter: /.*/, namespace: 'site' }, () => ({
      contents: `export const site = ${JSON.stringify(site)};`,
    }));
    build.onResolve({ filter: /^#(personal|host)-frame$/ }, ({ path }) => ({ path, namespace: 'frame' }));
    build.onLoad({ filter: /.*/, namespace: 'frame' }, ({ path }) => {
      const file = path.replace(/^#(\w+)-frame$/, '$1.html');
      const frame = readFileSync(join(built, 'server', file), 'utf8');
      return { contents: `export const frame = ${JSON.stringify(frame)};` };
    });
    build.onResolve({ filter: /^#built-pages$/ }, () => ({ path: resolve(join(built, 'server/entry.mjs')) }));
  },
});

/**
 * Astro names the parts of a built site by where their sources lay. Without the folder they are the same names on
 * every machine, so that the same sources are the same bundle, and tell nothing of who built it.
 */
export const namelessMachine = (built: string): Plugin => ({
  name: 'nameless-machine',
  setup(build) {
    const server = resolve(join(built, 'server'));
    build.onLoad({ filter: /\.mjs$/ }, ({ path }) =>
      path.startsWith(server)
        ? { contents: shortManifest(readFileSync(path, 'utf8').replaceAll(`${process.cwd()}/`, '/')) }
        : undefined,
    );
  },
});

/**
 * Astro brings the schemas of its own configuration into every built site, and with them all of zod; only its
 * build reads that configuration. Their declarations stay and mean nothing.
 */
export const buildSchemas = (built: string): Plugin => ({
  name: 'build-schemas',
  setup(build) {
    const server = resolve(join(built, 'server'));
    build.onResolve({ filter: /^zod\/v4$/ }, ({ path, importer }) =>
      importer.startsWith(server) ? { path, namespace: 'build-schemas' } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'build-schemas' }, () => ({ contents: inertSchemas }));
  },
});

/** A declaration that nobody foresaw ends the bundling. */
const inertSchemas = `
  const refuse = () => {
    throw new TypeError('Configuration is checked by the build.');
  };
  const inert = new Proxy(() => inert, {
    get(_, name) {
      if (/parse/i.test(String(name))) return refuse;
      return inert;
    },
  });
  export { inert as ZodIssueCode, inert as array, inert as custom, inert as date, inert as enum };
  export { inert as object, inert as string, inert as union };
  export const safeParseAsync = inert.safeParseAsync;
`;

/**
 * Takes Node's own modules as they are. An import makes a module of each first, and for it reads all that it offers,
 * which loads the parts of Node that stand behind: of `node:fs` alone those for promises and for lines of a terminal.
 */
export const plainBuiltins: Plugin = {
  name: 'plain-builtins',
  setup(build) {
    build.onResolve({ filter: /^node:/ }, ({ path, kind }) =>
      kind === 'import-statement' ? { path, namespace: 'plain-builtins' } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'plain-builtins' }, ({ path }) => ({
      contents: `module.exports = process.getBuiltinModule('${path}');`,
    }));
  },
};

/**
 * What our own code imports on demand becomes a bundle of its own. When it shared code with the handler, the
 * handler would load all of what both reach, though it uses but a part.
 * @param later gets the files that are to be bundled beside
 */
export const loadedLater = (later: Set<string>): Plugin => ({
  name: 'loaded-later',
  setup(build) {
    build.onResolve({ filter: /^\..*\.ts$/ }, ({ path, kind, importer }) => {
      if (kind !== 'dynamic-import') return undefined;
      later.add(join(dirname(importer), path));
      return { path: `./${basename(path, '.ts')}.mjs`, external: true };
    });
  },
});
