import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import tls from 'node:tls';
import * as z from 'zod/mini';
import { originSecretHeader } from '../../functions/origin-guard.ts';
import { cdkFor, synthesise } from './cdk.ts';
import { findDeployed } from './deployed.ts';
import type { Calls } from './emulator/calls.ts';
import type { Emulator } from './emulator/emulator.ts';
import { openArtefacts } from './steps/artefacts.ts';
import { followChange } from './steps/changes.ts';
import { checkDestroyed, inviteSomebody } from './steps/destroy.ts';
import { checkDiscussion, discuss } from './steps/discussing.ts';
import { sendMail } from './steps/mailing.ts';
import { keepObjects } from './steps/objects.ts';
import { readSite } from './steps/reading.ts';
import { restoreTable } from './steps/restore.ts';
import { type Stage, step } from './steps/step.ts';
import { bundleNextVersion, checkUpdate, countRows, nextIndex } from './steps/update.ts';
import { keepTypes } from './templates.ts';

/** Of the site that is deployed; nothing else in the emulator has this name. */
export const stage = 'verify';
const prefix = `ShowCompanion-${stage}-`;

type Life = {
  emulator: Emulator;
  calls: Calls;
  /** For what is made meanwhile. */
  folder: string;
  /** The templates and what they deploy. */
  assembly: string;
  isCarried(type: string): boolean;
};

/** One life of a site: from the first deployment to the last row. */
export async function liveOnce(life: Life, { isShort }: { isShort: boolean }): Promise<void> {
  const { emulator, calls, folder, assembly } = life;
  trust(emulator);
  const cdk = cdkFor(emulator, assembly);
  await step('cdk bootstrap', cdk.bootstrap, { within: 120 });
  await step('cdk deploy --all', cdk.deploy, { within: 420 });
  await step('cdk diff finds no difference', cdk.diff, { within: 180 });
  await openArtefacts(folder, emulator.endpoint);

  const site = await openStage(emulator, calls);
  const episode = await readSite(site);
  await followChange(site, episode);
  const written = await discuss(site, episode, emulator.endpoint);
  await keepObjects(site, emulator.endpoint);
  await sendMail(site, emulator.endpoint);
  await restoreTable(site, emulator.endpoint);

  const rows = await countRows(calls, site.deployed.named('AWS::DynamoDB::Table', 'Table'));
  if (!isShort) {
    await updateInPlace(life);
    const updated = await openStage(emulator, calls);
    await checkUpdate(updated, rows);
    await checkDiscussion(updated, written);
  }
  await inviteSomebody(site);
  await step('cdk destroy --all', cdk.destroy, { within: 240 });
  await checkDestroyed(site, prefix, rows);
}

/** Over the same data, other functions and an index more. */
async function updateInPlace({ emulator, folder, isCarried }: Life): Promise<void> {
  const assembly = join(folder, 'next-assembly');
  await step(
    'the next version is made: every function changed, and an index more',
    async (signal) => {
      const variables = { BUNDLES: await bundleNextVersion(folder), NEXT_INDEX: nextIndex };
      await synthesise({ app: 'tests/aws/app.ts', stage, assembly, variables, signal });
      keepTypes(assembly, isCarried);
    },
    { within: 120 },
  );
  await step('cdk deploy --all, over what is there', cdkFor(emulator, assembly).deploy, { within: 420 });
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
      return fetch(root + path, { redirect: 'manual', ...init, headers });
    },
  };
}

/** Has this process believe the certificate of the emulator. */
function trust({ environment }: Emulator): void {
  const authority = readFileSync(String(environment.NODE_EXTRA_CA_CERTS), 'utf8');
  tls.setDefaultCACertificates([...tls.getCACertificates('default'), authority]);
}
