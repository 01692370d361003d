import { globSync } from 'node:fs';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { build, type Metafile, type Plugin } from 'esbuild';
import { loadSite } from '../../shared/site/load.ts';
import type { Site } from '../../shared/site/schema.ts';
import { awsModules } from './aws-modules.ts';
import {
  buildSchemas,
  deployedModules,
  loadedLater,
  namelessMachine,
  plainBuiltins,
} from './bundle-modules.ts';
import { type BundleReport, measureBundle } from './bundle-report.ts';

/** Folders that the bundler reads and writes; by default those of the project. */
export type BundlePlaces = {
  /** One folder per function, each with `handler.ts`. */
  functions?: string;
  /** What the site build left: files in `client`, and `server/entry.mjs` that renders pages. */
  built?: string;
  /** Gets one folder per function. */
  out?: string;
};

/**
 * Bundles each function that has a handler into a folder of its own, ready to be a Lambda: nothing to
 * install, nothing to compile, no source text, and the same bytes from the same sources.
 * @throws {Error} with the bundler's messages when a function cannot be bundled
 */
export async function bundleFunctions(site: Site, places: BundlePlaces = {}): Promise<BundleReport[]> {
  const { functions = 'functions', built = 'dist', out = 'dist/lambda' } = places;
  await rm(out, { recursive: true, force: true });
  const sizes: BundleReport[] = [];
  for (const handler of globSync(join(functions, '*', 'handler.ts')).sort()) {
    const name = basename(dirname(handler));
    const metafile = await bundleFunction(site, dirname(handler), join(out, name), built);
    sizes.push(measureBundle(name, metafile));
  }
  await copyOwnFiles(join(built, 'client'), join(out, 'sync', 'own'));
  return sizes;
}

async function bundleFunction(site: Site, folder: string, out: string, built: string): Promise<Metafile> {
  const whole: Metafile = { inputs: {}, outputs: {} };
  const done = new Set<string>();
  // A worker thread is started by file name, so its file stays one of its own.
  let entries = [join(folder, 'handler.ts'), ...globSync(join(folder, '*-worker.ts')).sort()];
  while (entries.length > 0) {
    const later = new Set<string>();
    const { inputs, outputs } = await bundleEntries(entries, out, [
      deployedModules(site, built),
      ...awsModules,
      plainBuiltins,
      namelessMachine(built),
      buildSchemas(built),
      loadedLater(later),
    ]);
    Object.assign(whole.inputs, inputs);
    Object.assign(whole.outputs, outputs);
    entries = [...later].filter((file) => !done.has(file)).sort();
    for (const file of entries) done.add(file);
  }
  return whole;
}

async function bundleEntries(entryPoints: string[], outdir: string, plugins: Plugin[]): Promise<Metafile> {
  const { metafile, outputFiles } = await build({
    entryPoints,
    outdir,
    entryNames: '[name]',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    splitting: true,
    minify: true,
    sourcemap: false,
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
    // What is not there when bundling would end a page when it runs.
    logOverride: { 'import-is-undefined': 'error' },
    write: false,
    plugins,
  });
  for (const { path, text } of outputFiles) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, /\btypeof require\b/.test(text) ? requireForOlderModules + text : text);
  }
  return metafile;
}

/** Packages in the older module format ask for Node's own modules by `require`; their bundles name it to see if it is there. */
const requireForOlderModules =
  "import{createRequire as makeRequire}from'node:module';const require=makeRequire(import.meta.url);";

/** Sync reads feeds and articles that the site itself publishes; it does not need their audio. */
async function copyOwnFiles(client: string, out: string): Promise<void> {
  const found = globSync(['articles/own.json', 'sample/**/*.*'], { cwd: client });
  const files = found.filter((file) => !/\.(mp3|m4a|ogg)$/.test(file)).sort();
  for (const file of files) await cp(join(client, file), join(out, file));
}

if (process.argv[1] === resolve(import.meta.filename)) {
  for (const { name, startBytes, allBytes } of await bundleFunctions(await loadSite())) {
    console.log(`${name}: ${kilobytes(startBytes)} loaded at start, ${kilobytes(allBytes)} in all`);
  }
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} KB`;
}
