import type { ObjectStore } from '../shared/objects.ts';
import type { Reader } from '../shared/reader.ts';
import type { TableClient } from '../shared/table/client.ts';
import { createCursors } from '../shared/table/cursor.ts';
import { createReader } from '../shared/table/reader.ts';
import { connectTable, createDynamo, whileSomebodyWaits } from './dynamo.ts';
import { required } from './lambda.ts';

/** The table of this deployment, for functions whose answer somebody waits for unless told otherwise. */
export const deployedTable = (patience = whileSomebodyWaits): TableClient =>
  connectTable(createDynamo(undefined, patience), required('TABLE_NAME'));

/**
 * The reading side of the table of this deployment.
 * @param objects for functions that give whole transcripts, which may lie there
 */
export const deployedReader = (objects?: ObjectStore): Reader =>
  createReader(deployedTable(), createCursors(required('CURSOR_SECRET')), () => new Date(), objects);
