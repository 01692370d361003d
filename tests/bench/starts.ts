import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { bundleFunctions } from '../../infra/build/bundle.ts';
import { loadSite } from '../../shared/site/load.ts';
import type { Figure } from './run.ts';

/** What functions want to be told when they start. */
const environment = {
  TABLE_NAME: 'none',
  OBJECTS_BUCKET: 'none',
  CURSOR_SECRET: 'of no worth, but long enough',
  ORIGIN_SECRET: 'of no worth, but long enough',
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'none',
  AWS_SECRET_ACCESS_KEY: 'none',
};

/** Functions that readers wait for when they start; pages render as well, and have a bound of their own. */
const measured = { episodes: 60, articles: 60, search: 60, comments: 60, counts: 60, pages: undefined };

/**
 * Milliseconds that the code of a function takes to load in a fresh process, the middle of several, beside a module
 * with nothing in it: the ratio tells a slow machine from a slow function.
 */
export async function benchStarts({ short }: { short: boolean }): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'companion-imports-'));
  try {
    const out = join(folder, 'lambda');
    await bundleFunctions(await loadSite(), { out });
    const empty = join(folder, 'empty.mjs');
    writeFileSync(empty, 'export {};');
    const rounds = short ? 1 : 9;
    const nothing = await medianImport(empty, rounds);
    const figures: Figure[] = [];
    for (const [name, budget] of Object.entries(measured)) {
      const value = await medianImport(join(out, name, 'handler.mjs'), rounds);
      figures.push(
        { what: `start of ${name}, import`, value, unit: 'ms', ...(budget && { budget }) },
        { what: `start of ${name}, beside an empty module`, value: value / nothing, unit: '×' },
      );
    }
    return figures;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function medianImport(module: string, rounds: number): Promise<number> {
  const script = `const at = performance.now(); await import(${JSON.stringify(pathToFileURL(resolve(module)).href)});
    console.log('took:' + (performance.now() - at));`;
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const run = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
      env: { ...environment, PATH: process.env.PATH },
    });
    times.push(Number(run.stdout.split('took:').at(-1)));
  }
  return times.sort((one, other) => one - other)[Math.floor(rounds / 2)] ?? 0;
}
