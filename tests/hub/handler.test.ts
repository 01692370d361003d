import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import { createDynamo } from '../../functions/dynamo.ts';
import { ensureTable } from '../../infra/local/table.ts';
import { visit } from '../aws/deployed.ts';

const tableName = `hub-${randomUUID()}`;
const environment = {
  DDB_ENDPOINT: inject('databaseEndpoint'),
  TABLE_NAME: tableName,
  ORIGIN_SECRET: 'sent-by-the-distribution',
  SITE_ADDRESS: 'https://shows.example.org',
  SYNC_FUNCTION: 'the-sync',
};

beforeEach(() => {
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
});
afterEach(() => vi.unstubAllEnvs());

describe('The function that hubs call', () => {
  it('makes its round when the schedule says so, and otherwise answers who came through the distribution', async () => {
    await ensureTable(createDynamo(), tableName);
    const { handler } = await import('../../functions/hub/handler.ts');
    const told = vi.spyOn(console, 'info').mockImplementation(() => {});
    await handler(JSON.parse('{"keep":"subscriptions"}'));
    expect(told.mock.calls[0]?.[0]).toContainEqual({ show: 'conflicts-of-interest', outcome: 'none' });
    const answered = async (headers: Record<string, string>) => {
      const event = visit('/api/hub/conflicts-of-interest/a-guess');
      return handler(JSON.parse(JSON.stringify({ ...event, headers })));
    };
    expect(await answered({})).toMatchObject({ statusCode: 403 });
    const secret = { 'x-origin-secret': 'sent-by-the-distribution' };
    expect(await answered(secret)).toMatchObject({ statusCode: 404 });
  });
});
