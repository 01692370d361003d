import { basename } from 'node:path';
import type { Metafile } from 'esbuild';

/** What became of one function. */
export type BundleReport = {
  name: string;
  /** Code that is loaded when the function starts. */
  startBytes: number;
  allBytes: number;
  /** Packages whose code is in it, by name. */
  packages: string[];
};

/** Follows the static imports of the handler; what is imported on demand is not loaded at the start. */
export function measureBundle(name: string, { inputs, outputs }: Metafile): BundleReport {
  const loaded = new Set<string>();
  const load = (path: string): void => {
    if (loaded.has(path)) return;
    loaded.add(path);
    for (const found of outputs[path]?.imports ?? []) {
      if (found.kind === 'import-statement' && !found.external) load(found.path);
    }
  };
  const handler = Object.keys(outputs).find((path) => basename(path) === 'handler.mjs');
  if (handler) load(handler);

  const bytesOf = (paths: Iterable<string>) =>
    [...paths].reduce((sum, path) => sum + (outputs[path]?.bytes ?? 0), 0);
  return {
    name,
    startBytes: bytesOf(loaded),
    allBytes: bytesOf(Object.keys(outputs)),
    packages: [...new Set(Object.keys(inputs).flatMap(packageOf))].sort(),
  };
}

const packageOf = (file: string): string[] =>
  file.match(/.*node_modules\/((?:@[^/]+\/)?[^/]+)/)?.slice(1) ?? [];
