import { site } from '#site';
import { isProblemError } from '../../shared/problem.ts';
import { deployedObjects } from '../connect-objects.ts';
import { createDynamo, whileSomebodyWaits } from '../dynamo.ts';
import { required } from '../lambda.ts';
import { scanTable } from '../scan-table.ts';
import type { PackedAnswer } from './answer.ts';
import { packSite } from './pack.ts';

const client = createDynamo(undefined, whileSomebodyWaits);
const tableName = required('TABLE_NAME');
const objects = deployedObjects();

/** Reads the whole site for the console, which alone may ask. */
export async function handler(): Promise<PackedAnswer> {
  try {
    const rows = scanTable(client, tableName);
    const packed = await packSite({ rows, objects, site, now: () => new Date() });
    return { packed: Buffer.from(packed).toString('base64') };
  } catch (error) {
    if (!isProblemError(error)) throw error;
    return { refused: { status: error.status, code: error.code, sentence: error.message } };
  }
}
