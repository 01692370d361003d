import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { isBundled } from '../../infra/build/stamp.ts';
import { synthesise } from './cdk.ts';
import { startCalls } from './emulator/calls.ts';
import { type Emulator, startEmulator } from './emulator/emulator.ts';
import { knownTypes } from './emulator/known.ts';
import { installTools } from './emulator/tools.ts';
import { processesIn } from './leftovers.ts';
import { liveOnce, stage } from './life.ts';
import { runBundles } from './steps/runtime.ts';
import { eventually, step } from './steps/step.ts';
import { countTypes, keepTypes, lintTemplates } from './templates.ts';
import { carried, checkTypes, describeTypes } from './types.ts';

/**
 * `npm run verify:aws`: deploys the site with the real `cdk` into an emulator of AWS on loopback, uses it, updates
 * it, and destroys it. Needs Python 3 and openssl; leaves the emulator itself in `.local/aws`, and nothing else.
 * `--short` leaves out the update.
 */
const { values } = parseArgs({ options: { short: { type: 'boolean', default: false } } });
const folder = mkdtempSync(join(tmpdir(), 'verify-aws-'));
const forget = () => rmSync(folder, { recursive: true, force: true });
process.once('exit', forget);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

async function main(): Promise<void> {
  const assembly = join(folder, 'assembly');
  const tools = await step('The emulator and the linter are installed', installTools, { within: 600 });
  await step(
    'The site is built',
    async (signal) => {
      if (!isBundled()) await promisify(execFile)(process.execPath, ['infra/build/build.ts'], { signal });
    },
    { within: 300 },
  );
  await step(
    'The templates are made without an account',
    (signal) => synthesise({ app: 'infra/aws/app.ts', stage, assembly, signal }),
    { within: 120 },
  );
  await step('cfn-lint finds nothing in them', (signal) => lintTemplates(tools, assembly, signal));
  const types = countTypes(assembly);
  await step('every type of resource in them is carried by the emulator, or covered by a test', async () =>
    checkTypes(types.keys(), await knownTypes(tools)),
  );
  await runBundles(folder, assembly);

  const isCarried = (type: string) => carried.includes(type);
  keepTypes(assembly, isCarried);
  const emulator = await step('The emulator listens', () => startEmulator(tools, folder));
  const calls = startCalls(tools, emulator.environment);
  try {
    await liveOnce({ emulator, calls, folder, assembly, isCarried }, { isShort: values.short });
  } catch (error) {
    console.error(`\nThe emulator’s log ends with:\n${emulator.log()}\n`);
    throw error;
  } finally {
    calls.close();
    await emulator.stop();
  }
  await step('no process, port or folder is left', () => checkGone(emulator));
  console.log(describeTypes(types));
}

/** @throws {Error} naming what still runs or still listens */
async function checkGone({ endpoint }: Emulator): Promise<void> {
  await eventually(async () => ((await processesIn(folder)).length === 0 ? true : undefined)).catch(
    async () => {
      throw new Error(`Still running:\n${(await processesIn(folder)).join('\n')}`);
    },
  );
  const answers = await fetch(endpoint).then(
    () => true,
    () => false,
  );
  if (answers) throw new Error(`Something still listens at ${endpoint}.`);
  forget();
}

try {
  await main();
  console.log(
    `\nThe site was deployed, used${values.short ? '' : ', updated'} and destroyed, and nothing is left of it.`,
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
// What a step that was given up has started would hold this process.
process.exit();
