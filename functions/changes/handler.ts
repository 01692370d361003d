import { required } from '../lambda.ts';
import { type BatchAnswer, invalidateChanges } from './app.ts';
import { createInvalidate } from './edge.ts';

const invalidate = createInvalidate(required('DISTRIBUTION_ID'));

/** Takes batches of the table's stream. */
export const handler = (event: unknown): Promise<BatchAnswer> => invalidateChanges(event, invalidate);
