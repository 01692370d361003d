import type { ObjectStore } from '../shared/objects.ts';
import type { Reader } from '../shared/reader.ts';
import type { TableClient } from '../shared/table/client.ts';
import { createCursors } from '../shared/table/cursor.ts';
import { createReader } from '../shared/table/reader.ts';
import { connectTable, createDynamo } from './dynamo.ts';
import { required } from './lambda.ts';

/** The table of this deployment. */
export const deployedTable = (): TableClient => connectTable(createDynamo(), required('TABLE_NAME'));

/** The reading side of the table of this deployment. */
export const deployedReader = (): Reader =>
  createReader(
    deployedTable(),
    createCursors(required('CURSOR_SECRET')),
    () => new Date(),
    deployedObjects(),
  );

/** The objects of this deployment. Most runs need none, so their client is loaded for the first one. */
export function deployedObjects(): ObjectStore {
  let opened: Promise<ObjectStore> | undefined;
  const open = () => {
    opened ??= import('./objects.ts').then((module) =>
      module.createBucketObjects(required('OBJECTS_BUCKET')),
    );
    return opened;
  };
  return {
    get: async (name) => (await open()).get(name),
    put: async (name, body, options) => (await open()).put(name, body, options),
  };
}
