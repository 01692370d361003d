import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import type { RowChange } from './tags.ts';

/** A row as DynamoDB writes it; what is not one fails when it is read. */
const image = z.custom<Record<string, AttributeValue>>(
  (value) => typeof value === 'object' && value !== null,
);

const keySchema = z.object({ pk: z.string(), sk: z.string() });
const changeSchema = z.object({
  Keys: image,
  OldImage: z.optional(image),
  NewImage: z.optional(image),
});

/**
 * What the table's stream hands over: records in the order of the changes, each to be read on its own.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html
 */
export const streamEventSchema = z.object({
  Records: z.array(z.object({ dynamodb: z.looseObject({ SequenceNumber: z.string() }) })),
});
export type StreamRecord = z.infer<typeof streamEventSchema>['Records'][number];

/** @throws {Error} when the record is not one of a row of the table */
export function readRecord({ dynamodb }: StreamRecord): RowChange {
  const { Keys, OldImage, NewImage } = changeSchema.parse(dynamodb);
  return {
    ...keySchema.parse(unmarshall(Keys)),
    ...(OldImage && { before: unmarshall(OldImage) }),
    ...(NewImage && { after: unmarshall(NewImage) }),
  };
}
