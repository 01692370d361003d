import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { BundleReport } from '../../infra/build/bundle-report.ts';

/** Bytes of code that are loaded when a function starts. */
const mostAtStart: Record<string, number> = {
  articles: 300_000,
  comments: 300_000,
  episodes: 300_000,
  search: 300_000,
  changes: 400_000,
  pages: 400_000,
};

/** Packages that serve building, deploying or trying, beside those of `devDependencies`. */
const neverDeployed = ['aws-cdk-lib', 'constructs', 'astro', '@dynoxide/linux-x64'];

/** @throws {Error} naming functions that load too much at their start, or hold code that is not for running */
export function checkReports(reports: BundleReport[], most = mostAtStart): void {
  const tooLarge = reports.filter(
    ({ name, startBytes }) => startBytes > (most[name] ?? Number.POSITIVE_INFINITY),
  );
  assert.deepEqual(
    tooLarge.map(({ name, startBytes }) => `${name} loads ${startBytes} bytes at its start`),
    [],
  );
  const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  const notDeployed = new Set([...Object.keys(devDependencies), ...neverDeployed]);
  assert.deepEqual(
    reports.flatMap(({ name, packages }) =>
      packages.filter((other) => notDeployed.has(other)).map((other) => `${name} holds ${other}`),
    ),
    [],
  );
}
