import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { isBuilt } from '../infra/build/stamp.ts';
import { browsersHere } from './e2e/support/browsers.ts';

/**
 * `npm test`: everything that needs no browser, then the site in every browser that this machine has.
 * Ends with one line that counts both.
 */
const folder = mkdtempSync(join(tmpdir(), 'companion-tests-'));
const counts = { passed: 0, failed: 0 };

const vitestResult = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numFailedTestSuites: z.int(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string(),
      assertionResults: z.array(
        z.object({ fullName: z.string(), status: z.string(), failureMessages: z.array(z.string()) }),
      ),
    }),
  ),
});
type VitestResult = z.infer<typeof vitestResult>;
const playwrightResult = z.object({
  stats: z.object({ expected: z.int(), unexpected: z.int(), flaky: z.int() }),
  errors: z.array(z.unknown()),
});

if (!isBuilt()) await run('infra/build/build.ts', ['--pages-only']);

const vitestFile = join(folder, 'vitest.json');
await run('node_modules/vitest/vitest.mjs', [
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile=${vitestFile}`,
]);
const unit = vitestResult.parse(JSON.parse(readFileSync(vitestFile, 'utf8')));
counts.passed += unit.numPassedTests;
counts.failed += Math.max(unit.numFailedTests, unit.numFailedTestSuites > 0 ? 1 : 0);

const browsers = browsersHere();
if (browsers.length === 0) {
  console.log(
    '\nBrowser tests are skipped: neither Chromium nor Firefox was found (set CHROMIUM or FIREFOX to one).',
  );
} else {
  console.log(`\nBrowser tests in ${browsers.map((browser) => browser.name).join(' and ')}:`);
  const playwrightFile = join(folder, 'playwright.json');
  await run('node_modules/@playwright/test/cli.js', ['test', '--config', 'tests/e2e/playwright.config.ts'], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightFile,
  });
  const { stats, errors } = playwrightResult.parse(JSON.parse(readFileSync(playwrightFile, 'utf8')));
  counts.passed += stats.expected + stats.flaky;
  counts.failed += stats.unexpected + errors.length;
}

rmSync(folder, { recursive: true, force: true });
for (const line of troublesOf(unit)) console.log(line);
console.log(`\n${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed > 0 || counts.passed === 0 ? 1 : 0;

/** What failed without a browser, named again: the browsers' own output would have carried it out of sight. */
function troublesOf({ testResults }: VitestResult): string[] {
  return testResults.flatMap(({ name, status, message, assertionResults }) => [
    ...(status === 'failed' && message ? [`\nFailed: ${name}\n${message}`] : []),
    ...assertionResults
      .filter(({ failureMessages }) => failureMessages.length > 0)
      .map(
        (result) =>
          `\n${result.status === 'passed' ? 'Passed at the second try' : 'Failed'}: ${name}: ${result.fullName}\n${result.failureMessages.join('\n')}`,
      ),
  ]);
}

async function run(script: string, args: string[], env: NodeJS.ProcessEnv = {}): Promise<void> {
  const child = spawn(process.execPath, [script, ...args], {
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  await once(child, 'exit');
}
