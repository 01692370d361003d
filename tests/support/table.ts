import { randomUUID } from 'node:crypto';
import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { inject } from 'vitest';
import { connectTable, createDynamo } from '../../functions/dynamo.ts';
import { ensureTable } from '../../infra/local/table.ts';
import type { Row, TableClient } from '../../shared/table/client.ts';
import { createCursors } from '../../shared/table/cursor.ts';
import { createReader } from '../../shared/table/reader.ts';

/** A new empty table in the embedded engine, with counters on what is asked of it. */
export async function createTestTable() {
  const client = createDynamo(inject('databaseEndpoint'));
  const tableName = `test-${randomUUID()}`;
  await ensureTable(client, tableName);
  const inner = connectTable(client, tableName);
  const cost = { requests: 0, units: 0, writes: 0 };
  const table: TableClient = {
    get(key, options) {
      cost.requests += 1;
      return inner.get(key, options);
    },
    getMany(keys) {
      cost.requests += 1;
      return inner.getMany(keys);
    },
    async query(query) {
      cost.requests += 1;
      // DynamoDB refuses an empty bound, which the embedded engine takes.
      if (query.from === '' || query.to === '') throw new RangeError('A bound of a key is empty.');
      const result = await inner.query(query);
      cost.units += result.units;
      return result;
    },
    transact(writes) {
      cost.writes += writes.length;
      return inner.transact(writes);
    },
  };
  return {
    table,
    tableName,
    cost,
    /** Every row, in the order of its key. */
    async dump(): Promise<Row[]> {
      const rows: Row[] = [];
      let from: Record<string, never> | undefined;
      do {
        const page = await client.send(new ScanCommand({ TableName: tableName, ExclusiveStartKey: from }));
        rows.push(...(page.Items ?? []).map((item) => unmarshall(item)));
        from = page.LastEvaluatedKey as typeof from;
      } while (from);
      return rows.sort((one, other) => (`${one.pk} ${one.sk}` < `${other.pk} ${other.sk}` ? -1 : 1));
    },
  };
}

export const testCursors = createCursors('a secret for tests only');
export const testReader = (table: TableClient, now = new Date('2026-11-24T12:00:00Z')) =>
  createReader(table, testCursors, () => now);
