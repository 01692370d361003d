import { deployedTable } from '../connect.ts';
import { required } from '../lambda.ts';
import { type BatchAnswer, invalidateChanges } from './app.ts';
import { createInvalidate } from './edge.ts';
import { paceTags } from './pace.ts';

const invalidate = createInvalidate(required('DISTRIBUTION_ID'));
const table = deployedTable();
const pace = (tags: string[]) => paceTags(table, new Date(), tags);

/** Takes batches of the table's stream. */
export const handler = (event: unknown): Promise<BatchAnswer> => invalidateChanges(event, invalidate, pace);
