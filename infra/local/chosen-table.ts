import { connectTable, createDynamo } from '../../functions/dynamo.ts';
import { createBucketObjects } from '../../functions/objects.ts';
import { scanTable } from '../../functions/scan-table.ts';
import type { ObjectStore } from '../../shared/objects.ts';
import type { Row, TableClient } from '../../shared/table/client.ts';
import { openDatabase } from './database.ts';
import { localObjects } from './objects.ts';
import { LocalSettingsError, readLocalSettings } from './settings.ts';

export type ChosenTable = {
  table: TableClient;
  objects: ObjectStore;
  /** Every row, for an export. */
  rows(): AsyncIterable<Row>;
  close(): Promise<void>;
};

/**
 * Opens the table that a command is to work on: the deployed one that `TABLE_NAME` names, with the credentials and
 * the region that the environment gives and the bucket `OBJECTS_BUCKET`; without it, the local one.
 * @throws {LocalSettingsError} when one of the two names is missing
 */
export async function openChosenTable(env: NodeJS.ProcessEnv = process.env): Promise<ChosenTable> {
  const { TABLE_NAME: deployed, OBJECTS_BUCKET: bucket } = env;
  if (!deployed) return openLocal(env);
  if (!bucket) {
    throw new LocalSettingsError('TABLE_NAME names a deployed table; OBJECTS_BUCKET is to name its bucket.');
  }
  const client = createDynamo();
  return {
    table: connectTable(client, deployed),
    objects: createBucketObjects(bucket),
    rows: () => scanTable(client, deployed),
    close: async () => client.destroy(),
  };
}

async function openLocal(env: NodeJS.ProcessEnv): Promise<ChosenTable> {
  const settings = readLocalSettings(env);
  const { table, rows, close } = await openDatabase(settings);
  return { table, rows, objects: localObjects(settings), close };
}
