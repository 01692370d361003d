import { randomUUID } from 'node:crypto';
import { PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { describe, expect, inject, it } from 'vitest';
import { createDynamo } from '../../functions/dynamo.ts';
import { ensureTable } from '../../infra/local/table.ts';
import { copyTable } from '../../infra/restore/copy-table.ts';

const client = createDynamo(inject('databaseEndpoint'));

async function tableOf(rows: Record<string, unknown>[]): Promise<string> {
  const TableName = `restore-${randomUUID()}`;
  await ensureTable(client, TableName);
  for (const row of rows) await client.send(new PutItemCommand({ TableName, Item: marshall(row) }));
  return TableName;
}

const rowsOf = async (TableName: string) => {
  const { Items = [] } = await client.send(new ScanCommand({ TableName }));
  return Object.fromEntries(Items.map((item) => unmarshall(item)).map((row) => [`${row.pk} ${row.sk}`, row]));
};

const row = (at: number, more: object = {}) => ({ pk: `EPISODE#${at}`, sk: 'EPISODE', ...more });

describe('Restoring a table', () => {
  it('gives it every row of the moment, takes away what came since, and does it again without a change', async () => {
    const before = Array.from({ length: 60 }, (_, at) =>
      row(at, { title: `No. ${at}`, bytes: new Uint8Array([at]) }),
    );
    const moment = await tableOf(before);
    const table = await tableOf([
      row(1, { title: 'Changed since' }),
      row(700),
      { pk: 'EPISODE#1', sk: 'NEW' },
    ]);

    expect(await copyTable(client, moment, table)).toEqual({ put: 60, removed: 2 });
    expect(await rowsOf(table)).toEqual(await rowsOf(moment));
    expect(await copyTable(client, moment, table)).toEqual({ put: 60, removed: 0 });
  });
});
