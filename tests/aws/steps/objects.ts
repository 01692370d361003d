import assert from 'node:assert/strict';
import { S3Client } from '@aws-sdk/client-s3';
import { createBucketObjects } from '../../../functions/objects.ts';
import { ObjectConflictError } from '../../../shared/objects.ts';
import { credentials, region } from '../emulator/emulator.ts';
import { type Stage, step } from './step.ts';

/** The objects of the site, against a server that speaks S3. */
export async function keepObjects({ deployed }: Stage, endpoint: string): Promise<void> {
  const client = new S3Client({ endpoint, region, forcePathStyle: true, credentials });
  const objects = createBucketObjects(deployed.named('AWS::S3::Bucket', 'Objects'), client);
  const name = 'transcripts/verify.json.gz';
  const first = Buffer.from([0, 1, 2, 253, 254, 255]);
  const second = Buffer.from('second');
  const contentType = 'application/gzip';

  await step('an object is put where nothing is, whole and byte for byte, and only once', async () => {
    assert.equal(await objects.get(name), undefined);
    const { etag } = await objects.put(name, first, { contentType, ifAbsent: true });
    assert.deepEqual(await objects.get(name), { body: new Uint8Array(first), etag });
    await assert.rejects(objects.put(name, second, { contentType, ifAbsent: true }), ObjectConflictError);
  });

  await step('an object is replaced by who knows what it was; who does not changes nothing', async () => {
    const { etag } = (await objects.get(name)) ?? assert.fail('The object is gone.');
    const next = await objects.put(name, second, { contentType, ifMatch: etag });
    await assert.rejects(objects.put(name, first, { contentType, ifMatch: etag }), ObjectConflictError);
    assert.deepEqual(await objects.get(name), { body: new Uint8Array(second), etag: next.etag });
    await assert.rejects(
      objects.put('transcripts/none.json.gz', first, { contentType, ifMatch: etag }),
      ObjectConflictError,
    );
  });

  await step('of ten that put where nothing is at once, one wins', async () => {
    const race = 'transcripts/race.json.gz';
    const puts = Array.from({ length: 10 }, (_, at) =>
      objects.put(race, Buffer.from(String(at)), { contentType, ifAbsent: true }),
    );
    const results = await Promise.allSettled(puts);
    assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 1);
  });
  client.destroy();
}
