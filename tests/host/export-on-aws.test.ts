import { randomUUID } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import { connectTable, createDynamo } from '../../functions/dynamo.ts';
import type { PackedAnswer } from '../../functions/export/answer.ts';
import { invokedExport } from '../../functions/host/data/invoked-export.ts';
import { ensureTable } from '../../infra/local/table.ts';
import { personKey, sessionKey } from '../../shared/table/keys.ts';
import { serve } from '../fetch/servers.ts';

const tableName = `export-${randomUUID()}`;
const environment = {
  DDB_ENDPOINT: inject('databaseEndpoint'),
  TABLE_NAME: tableName,
  OBJECTS_BUCKET: 'nothing-lies-there',
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
};

beforeEach(() => {
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
});
afterEach(() => vi.unstubAllEnvs());

/** What runs Lambdas: it answers what the function answers, as AWS does. */
async function lambdas(handler: () => Promise<PackedAnswer>): Promise<void> {
  const endpoint = await serve(async (request, response) => {
    expect(request.url).toBe('/2015-03-31/functions/the-export/invocations');
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(await handler()));
  });
  vi.stubEnv('AWS_ENDPOINT_URL_LAMBDA', endpoint);
}

describe('The export of a deployed site', () => {
  it('is packed by a function of its own, and handed over whole', async () => {
    const client = createDynamo();
    await ensureTable(client, tableName);
    await connectTable(client, tableName).transact([
      { put: { ...personKey('ada'), name: 'Ada Field' } },
      { put: { ...sessionKey('ada', 'a-session'), digest: 'of a token' } },
    ]);
    const { handler } = await import('../../functions/export/handler.ts');
    await lambdas(handler);
    const lines = gunzipSync(await invokedExport('the-export'))
      .toString()
      .trim()
      .split('\n');
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { format: 'show-companion-export' },
      { row: { name: 'Ada Field' } },
      { end: true, rows: 1 },
    ]);
  });

  it('says why it was not made, in the words that the console shows', async () => {
    const refused = { status: 413, code: 'too-large', sentence: 'The site is too large.' };
    await lambdas(async () => ({ refused }));
    const refusal = { status: 413, code: 'too-large', message: 'The site is too large.' };
    await expect(invokedExport('the-export')).rejects.toMatchObject(refusal);
  });
});
