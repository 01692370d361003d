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
  createReader(deployedTable(), createCursors(required('CURSOR_SECRET')));
