import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { bundleFunctions } from '../../../infra/build/bundle.ts';
import { loadSite } from '../../../shared/site/load.ts';
import { answerSchema, visit } from '../deployed.ts';
import { installClient } from '../runtime/client.ts';
import { type Running, startFunction } from '../runtime/runtime.ts';
import { variableNames } from '../templates.ts';
import { step } from './step.ts';

/** The bundles under the client with which AWS runs functions on Node. */
export async function runBundles(folder: string, assembly: string): Promise<void> {
  const client = await step('The client that AWS runs functions with is here', () => installClient());
  // With everything that the templates tell functions; one that needs more does not start.
  const told = Object.fromEntries(
    variableNames(assembly).map((name) => [name, 'of no worth, but long enough']),
  );
  for (const name of readdirSync('dist/lambda')) {
    await step(`the bundle of ${name} starts under it`, async () => {
      const running = await startFunction(client, resolve('dist/lambda', name), told);
      await running.started.finally(running.stop);
    });
  }

  const out = join(folder, 'mirror');
  await bundleFunctions(await loadSite(), { functions: 'tests/aws/runtime/functions', out });
  const mirror = await startFunction(client, resolve(out, 'mirror'), {});
  try {
    await checkAnswers(mirror);
  } finally {
    mirror.stop();
  }
}

async function checkAnswers(mirror: Running): Promise<void> {
  const ask = async (event: object) => answerSchema.parse(await mirror.invoke(event));

  await step('cookies come in as one header and go out one by one', async () => {
    const answer = await ask({ ...visit('/cookies'), cookies: ['a=1', 'b=2'] });
    assert.equal(answer.body, 'a=1; b=2');
    assert.deepEqual(answer.cookies, ['one=1; Path=/; HttpOnly', 'two=2; Path=/; Secure']);
    assert.ok(!('set-cookie' in answer.headers));
  });

  await step('bytes come in and go out as they are', async () => {
    const bytes = randomBytes(100_000);
    const sent = visit('/bytes', 'POST');
    const answer = await ask({ ...sent, isBase64Encoded: true, body: bytes.toString('base64') });
    assert.equal(answer.isBase64Encoded, true);
    assert.deepEqual(Buffer.from(answer.body, 'base64'), bytes);
  });

  await step('a megabyte of text goes out whole, as text', async () => {
    const answer = await ask(visit('/text'));
    assert.equal(answer.isBase64Encoded, false);
    assert.ok(answer.body.length > 1_000_000 && answer.body.endsWith('end – ✓'));
  });

  await step('an error inside is an answer, says nothing, and ends no function', async () => {
    const answer = await ask(visit('/throws'));
    assert.equal(answer.statusCode, 500);
    assert.doesNotMatch(answer.body, /what went wrong inside/);
    assert.equal((await ask(visit('/cookies'))).statusCode, 200);
  });
}
