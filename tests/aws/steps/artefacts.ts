import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { bundleFunctions } from '../../../infra/build/bundle.ts';
import { loadSite } from '../../../shared/site/load.ts';
import { type Artefact, faultsOf, openArtefact, secretsHere } from '../../infra/artefact.ts';
import { checkReports } from '../../infra/bundle-budgets.ts';
import { account, credentials, region } from '../emulator/emulator.ts';
import { step } from './step.ts';

/** What the deployment uploaded for the functions, opened. */
export async function openArtefacts(folder: string, endpoint: string): Promise<void> {
  const out = join(folder, 'measured');
  await step('the functions are small, and made of what they need when they run', async () => {
    checkReports(await bundleFunctions(await loadSite(), { out }));
  });
  await step('a zip for each function was uploaded, and none holds what should not be there', async () => {
    const zips = await uploadedFunctions(endpoint);
    assert.equal(zips.length, readdirSync(out).length);
    assert.deepEqual(
      zips.flatMap((zip) => faultsOf(zip, secretsHere())),
      [],
    );
  });
}

/** Zips with a handler in the bucket of `cdk bootstrap`. */
async function uploadedFunctions(endpoint: string): Promise<Artefact[]> {
  const Bucket = `cdk-hnb659fds-assets-${account}-${region}`;
  const client = new S3Client({ endpoint, region, forcePathStyle: true, credentials });
  const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket }));
  const zips: Artefact[] = [];
  for (const { Key } of Contents) {
    if (!Key?.endsWith('.zip')) continue;
    const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
    zips.push(openArtefact(await (Body?.transformToByteArray() ?? assert.fail(`${Key} is empty.`))));
  }
  client.destroy();
  return zips.filter((zip) => 'handler.mjs' in zip);
}
