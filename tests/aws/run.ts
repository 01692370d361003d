import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import tls from 'node:tls';
import { parseArgs, promisify } from 'node:util';
import * as z from 'zod/mini';
import { originSecretHeader } from '../../functions/origin-guard.ts';
import { cdkFor, synthesise } from './cdk.ts';
import { findDeployed } from './deployed.ts';
import { type Calls, startCalls } from './emulator/calls.ts';
import { carriedTypes } from './emulator/carried.ts';
import { type Emulator, startEmulator } from './emulator/emulator.ts';
import { installTools } from './emulator/tools.ts';
import { followChange } from './steps/changes.ts';
import { checkDestroyed } from './steps/destroy.ts';
import { keepObjects } from './steps/objects.ts';
import { readSite } from './steps/reading.ts';
import { restoreTable } from './steps/restore.ts';
import { runBundles } from './steps/runtime.ts';
import { type Stage, step } from './steps/step.ts';
import { bundleNextVersion, checkUpdate, countRows, nextIndex } from './steps/update.ts';
import { countTypes, keepTypes, lintTemplates } from './templates.ts';

/**
 * `npm run verify:aws`: deploys the site with the real `cdk` into an emulator of AWS on loopback, uses it, updates
 * it, and destroys it. Needs Python 3 and openssl; leaves the emulator itself in `.local/aws`, and nothing else.
 * `--short` leaves out the update.
 */
const { values } = parseArgs({ options: { short: { type: 'boolean', default: false } } });
const stage = 'verify';
const prefix = `ShowCompanion-${stage}-`;
const folder = mkdtempSync(join(tmpdir(), 'verify-aws-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

async function main(): Promise<void> {
  const assembly = join(folder, 'assembly');
  const tools = await step('The emulator and the linter are installed', () => installTools());
  await step('The site is built', () => promisify(execFile)(process.execPath, ['infra/build/build.ts']));
  await step('The templates are made without an account', () =>
    synthesise({ app: 'infra/aws/app.ts', stage, assembly }),
  );
  await step('cfn-lint finds nothing in them', () => lintTemplates(tools, assembly));

  await runBundles(folder, assembly);

  const types = countTypes(assembly);
  const isCarried = await carriedTypes(tools);
  const emulator = await startEmulator(tools, folder);
  trust(emulator);
  const calls = startCalls(tools, emulator.environment);
  try {
    keepTypes(assembly, isCarried);
    await liveOnce(emulator, calls, assembly, isCarried);
  } catch (error) {
    console.error(`\nThe emulator’s log ends with:\n${emulator.log()}\n`);
    throw error;
  } finally {
    calls.close();
    await emulator.stop();
  }
  console.log(describeTypes(types, isCarried));
}

/** One life of a site: from the first deployment to the last row. */
async function liveOnce(
  emulator: Emulator,
  calls: Calls,
  assembly: string,
  isCarried: (type: string) => boolean,
): Promise<void> {
  const first = cdkFor(emulator, assembly);
  await step('cdk bootstrap', first.bootstrap);
  await step('cdk deploy --all', first.deploy);
  await step('cdk diff finds no difference', first.diff);
  const site = await openStage(emulator, calls);
  const episode = await readSite(site);
  await followChange(site, episode);
  await keepObjects(site, emulator.endpoint);
  await restoreTable(site);

  const rows = await countRows(calls, site.deployed.named('AWS::DynamoDB::Table', 'Table'));
  if (!values.short) await updateInPlace(emulator, calls, rows, isCarried);
  await step('cdk destroy --all', first.destroy);
  await checkDestroyed(site, prefix, rows);
}

/** Over the same data, other functions and an index more. */
async function updateInPlace(
  emulator: Emulator,
  calls: Calls,
  rows: number,
  isCarried: (type: string) => boolean,
): Promise<void> {
  const nextAssembly = join(folder, 'next-assembly');
  const variables = { BUNDLES: await bundleNextVersion(folder), NEXT_INDEX: nextIndex };
  await synthesise({ app: 'tests/aws/app.ts', stage, assembly: nextAssembly, variables });
  keepTypes(nextAssembly, isCarried);
  const next = cdkFor(emulator, nextAssembly);
  await step('cdk deploy --all, with changed functions and a new index', next.deploy);
  await checkUpdate(await openStage(emulator, calls), rows);
}

function describeTypes(types: Map<string, number>, isCarried: (type: string) => boolean): string {
  const lines = (wanted: boolean) =>
    [...types]
      .filter(([type]) => isCarried(type) === wanted)
      .map(([type, count]) => `  ${type} × ${count}`)
      .sort();
  return [
    '\nCarried by the emulator:',
    ...lines(true),
    'Not carried, and covered by tests of the templates alone:',
    ...lines(false),
    '  requests through the distribution: its behaviours, caches and headers',
  ].join('\n');
}

/** Everything that was deployed, and a way to its API. */
async function openStage(emulator: Emulator, calls: Calls): Promise<Stage> {
  const deployed = await findDeployed(calls, prefix);
  const secret = await calls(
    'secretsmanager',
    'get_secret_value',
    { SecretId: deployed.named('AWS::SecretsManager::Secret', 'SiteSecret') },
    z.object({ SecretString: z.string() }),
  );
  const root = `${emulator.endpoint}/_aws/execute-api/${deployed.named('AWS::ApiGatewayV2::Api', 'Api')}/$default`;
  return {
    calls,
    deployed,
    api(path, { direct = false, ...init } = {}) {
      const headers = new Headers(init.headers);
      if (!direct) headers.set(originSecretHeader, secret.SecretString);
      return fetch(root + path, { ...init, headers });
    },
  };
}

/** Has this process believe the certificate of the emulator. */
function trust({ environment }: Emulator): void {
  const authority = readFileSync(String(environment.NODE_EXTRA_CA_CERTS), 'utf8');
  tls.setDefaultCACertificates([...tls.getCACertificates('default'), authority]);
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
