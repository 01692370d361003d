import assert from 'node:assert/strict';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { copyTable } from '../../../infra/restore/copy-table.ts';
import type { Calls } from '../emulator/calls.ts';
import { credentials, region } from '../emulator/emulator.ts';
import { eventually, type Stage, step } from './step.ts';

const statusSchema = z.object({ Table: z.object({ TableStatus: z.string() }) });
const rowsSchema = z.object({
  Items: z.array(z.record(z.string(), z.unknown())),
  LastEvaluatedKey: z.optional(z.unknown()),
});

/** The table of an earlier moment, as `docs/operations.md` has it. */
export async function restoreTable({ calls, deployed }: Stage, endpoint: string): Promise<void> {
  const table = deployed.named('AWS::DynamoDB::Table', 'Table');
  const restored = `${table.slice(0, 200)}-restored`;
  const atThatMoment = await readRows(calls, table);

  await step('the table is restored to a moment, under another name and with every row', async () => {
    const asked = { SourceTableName: table, TargetTableName: restored, UseLatestRestorableTime: true };
    await calls('dynamodb', 'restore_table_to_point_in_time', asked, z.unknown());
    await eventually(async () => {
      const found = await calls('dynamodb', 'describe_table', { TableName: restored }, statusSchema);
      return found.Table.TableStatus === 'ACTIVE' ? true : undefined;
    });
    assert.deepEqual(await readRows(calls, restored), atThatMoment);
  });

  await step(
    'the table goes back as a whole: what was lost is there again, what came since is gone',
    async () => {
      const [lost] = [...atThatMoment.keys()].map((key) => z.array(z.unknown()).parse(JSON.parse(key)));
      const [pk, sk] = lost ?? [];
      await calls('dynamodb', 'delete_item', { TableName: table, Key: { pk, sk } }, z.unknown());
      const since = { pk: { S: 'SINCE' }, sk: { S: 'SINCE' } };
      await calls('dynamodb', 'put_item', { TableName: table, Item: since }, z.unknown());

      const client = new DynamoDBClient({ endpoint, region, credentials });
      await copyTable(client, restored, table);
      client.destroy();
      assert.deepEqual(await readRows(calls, table), atThatMoment);
      await calls('dynamodb', 'delete_table', { TableName: restored }, z.unknown());
    },
  );
}

/** Every row by its key, as text that can be compared. */
async function readRows(calls: Calls, TableName: string): Promise<Map<string, string>> {
  const rows = new Map<string, string>();
  let from: object = {};
  for (;;) {
    const page = await calls('dynamodb', 'scan', { TableName, ConsistentRead: true, ...from }, rowsSchema);
    for (const item of page.Items) rows.set(JSON.stringify([item.pk, item.sk]), JSON.stringify(item));
    if (!page.LastEvaluatedKey) return new Map([...rows].sort(([one], [other]) => (one < other ? -1 : 1)));
    from = { ExclusiveStartKey: page.LastEvaluatedKey };
  }
}
