import { createHash } from 'node:crypto';
import { readRecord, streamEventSchema } from './record.ts';
import { tagsOf } from './tags.ts';

/** One request to the edge. The same `reference` with the same `paths` is carried out once, however often sent. */
export type Invalidation = { reference: string; paths: string[] };

/** The records to be handed over again, from the first named one on. */
export type BatchAnswer = { batchItemFailures: { itemIdentifier: string }[] };

/** With more tags than this, most of the site has changed; everything is one path, and paths are what is paid for. */
const mostTags = 50;
const everything = '/*';

/**
 * Has the edge forget each page that shows something of what a batch of the table's stream changed: one request
 * a batch, or none. A record that cannot be read keeps no other from counting; it is named in the answer.
 * @param pace holds back tags that the edge is told of seldom
 * @throws whatever `invalidate` throws: then nothing of the batch is done
 */
export async function invalidateChanges(
  event: unknown,
  invalidate: (invalidation: Invalidation) => Promise<void>,
  pace: (tags: string[]) => Promise<string[]> = async (tags) => tags,
): Promise<BatchAnswer> {
  const { Records } = streamEventSchema.parse(event);
  const tags = new Set<string>();
  const unread: string[] = [];
  for (const record of Records) {
    try {
      for (const tag of tagsOf(readRecord(record))) tags.add(tag);
    } catch (error) {
      console.error(`Change ${record.dynamodb.SequenceNumber} of the table cannot be read.`, error);
      unread.push(record.dynamodb.SequenceNumber);
    }
  }
  const paths = pathsOf(await pace([...tags].filter(canBeTag).sort()));
  const last = Records.at(-1)?.dynamodb.SequenceNumber;
  if (paths.length > 0 && last) await invalidate({ reference: referenceOf(last, paths), paths });
  return { batchItemFailures: unread.slice(0, 1).map((itemIdentifier) => ({ itemIdentifier })) };
}

/** @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/invalidation-specifying-tags.html */
const pathsOf = (tags: string[]): string[] =>
  tags.length > mostTags ? [everything] : tags.map((tag) => `#${tag}`);

/** What CloudFront takes as a tag; anything else was never stored as one, and would have the others refused. */
const canBeTag = (tag: string): boolean => /^[!-+\--~]{1,256}$/.test(tag);

/** A batch that is handed over again says the same, and a part of it something else. */
function referenceOf(sequenceNumber: string, paths: string[]): string {
  const digest = createHash('sha256').update(paths.join('\n')).digest('hex').slice(0, 16);
  return `${sequenceNumber}-${digest}`;
}
