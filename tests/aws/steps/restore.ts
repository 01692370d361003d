import assert from 'node:assert/strict';
import * as z from 'zod/mini';
import { eventually, type Stage, step } from './step.ts';
import { countRows } from './update.ts';

const statusSchema = z.object({ Table: z.object({ TableStatus: z.string() }) });

/** The table of an earlier moment, as `docs/operations.md` has it. */
export async function restoreTable({ calls, deployed }: Stage): Promise<void> {
  const SourceTableName = deployed.named('AWS::DynamoDB::Table', 'Table');
  const TargetTableName = `${SourceTableName.slice(0, 200)}-restored`;
  await step('the table is restored to a moment, under another name and with every row', async () => {
    await calls(
      'dynamodb',
      'restore_table_to_point_in_time',
      { SourceTableName, TargetTableName, UseLatestRestorableTime: true },
      z.unknown(),
    );
    await eventually(async () => {
      const { Table } = await calls(
        'dynamodb',
        'describe_table',
        { TableName: TargetTableName },
        statusSchema,
      );
      return Table.TableStatus === 'ACTIVE' ? true : undefined;
    });
    assert.equal(await countRows(calls, TargetTableName), await countRows(calls, SourceTableName));
    await calls('dynamodb', 'delete_table', { TableName: TargetTableName }, z.unknown());
  });
}
