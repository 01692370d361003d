import { connectTable, createDynamo } from '../../functions/dynamo.ts';
import { scanTable } from '../../functions/scan-table.ts';
import type { Row, TableClient } from '../../shared/table/client.ts';
import { indexStream, startEngine } from './engine.ts';
import type { LocalSettings } from './settings.ts';
import { ensureTable } from './table.ts';

export type Database = {
  table: TableClient;
  /** Every row, for an export. */
  rows(): AsyncIterable<Row>;
  endpoint: string;
  close(): Promise<void>;
};

/** Opens the table of this machine: in our own engine, or in the one that `DDB_ENDPOINT` names. */
export async function openDatabase({
  dataDir,
  databaseEndpoint,
  tableName,
}: LocalSettings): Promise<Database> {
  const engine = databaseEndpoint ? undefined : await startEngine(dataDir);
  const endpoint = engine?.endpoint ?? databaseEndpoint;
  const client = createDynamo(endpoint);
  await ensureTable(client, tableName);
  if (engine) indexStream(dataDir);
  return {
    table: connectTable(client, tableName),
    rows: () => scanTable(client, tableName),
    endpoint: endpoint ?? '',
    async close() {
      client.destroy();
      await engine?.stop();
    },
  };
}
