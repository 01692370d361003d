import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { globSync, readdirSync, readFileSync } from 'node:fs';
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
  await step(
    'the zips that were uploaded hold what was built, and nothing that should not be there',
    async () => {
      const zips = await uploadedFunctions(endpoint);
      for (const name of readdirSync(out)) {
        const expected = digestsOf(readFolder(join('dist/lambda', name)));
        const uploaded = zips.map(digestsOf).find((zip) => zip['handler.mjs'] === expected['handler.mjs']);
        assert.deepEqual(uploaded, expected, `What was uploaded for ${name} is not its bundle.`);
      }
      assert.equal(zips.length, readdirSync(out).length);
      assert.deepEqual(
        zips.flatMap((zip) => faultsOf(zip, secretsHere())),
        [],
      );
    },
  );
}

const digestsOf = (artefact: Artefact): Record<string, string> =>
  Object.fromEntries(
    Object.entries(artefact).map(([file, bytes]) => [file, createHash('sha256').update(bytes).digest('hex')]),
  );

const readFolder = (folder: string): Artefact =>
  Object.fromEntries(
    globSync('**/*.*', { cwd: folder }).map((file) => [file, readFileSync(join(folder, file))]),
  );

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
