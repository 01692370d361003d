import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod/mini';

const everyMs = 1000;
const mostRecords = 1000;

const tableSchema = z.object({ Table: z.object({ LatestStreamArn: z.string() }) });
const streamSchema = z.object({
  StreamDescription: z.object({ Shards: z.array(z.object({ ShardId: z.string() })) }),
});
const iteratorSchema = z.object({ ShardIterator: z.string() });
const recordsSchema = z.object({
  Records: z.array(z.looseObject({ dynamodb: z.looseObject({ SequenceNumber: z.string() }) })),
});

type Followed = { endpoint: string; tableName: string; dataDir: string };

/**
 * Hands over what changes in the table, as its stream does on AWS: in order, in batches, each again until it was
 * taken. Where it stopped is kept beside the database, so that a restart loses nothing of the last day.
 */
export function followStream(
  { endpoint, tableName, dataDir }: Followed,
  take: (event: { Records: unknown[] }) => Promise<void>,
): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const place = createPlace(join(dataDir, 'stream.json'));

  async function readShard(StreamArn: string, ShardId: string): Promise<void> {
    for (let isMore = true; isMore && !stopping.signal.aborted; ) {
      const SequenceNumber = place.of(StreamArn, ShardId);
      const from = SequenceNumber
        ? { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber }
        : { ShardIteratorType: 'TRIM_HORIZON' };
      const asked = { StreamArn, ShardId, ...from };
      const iterator = iteratorSchema.parse(await call(endpoint, streams, 'GetShardIterator', asked));
      const answer = await call(endpoint, streams, 'GetRecords', { ...iterator, Limit: mostRecords });
      const { Records } = recordsSchema.parse(answer);
      const last = Records.at(-1)?.dynamodb.SequenceNumber;
      if (last) {
        await take({ Records });
        place.keep(StreamArn, ShardId, last);
      }
      isMore = Records.length === mostRecords;
    }
  }

  async function follow(): Promise<void> {
    const described = await call(endpoint, database, 'DescribeTable', { TableName: tableName });
    const { LatestStreamArn: StreamArn } = tableSchema.parse(described).Table;
    while (!stopping.signal.aborted) {
      try {
        const stream = streamSchema.parse(await call(endpoint, streams, 'DescribeStream', { StreamArn }));
        for (const { ShardId } of stream.StreamDescription.Shards) await readShard(StreamArn, ShardId);
      } catch (error) {
        console.error('The changes of the table could not be followed just now.', error);
      }
      await pause(everyMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }

  const following = follow().catch((error) => console.error('The table has no stream to follow.', error));
  return {
    async stop() {
      stopping.abort();
      await following;
    },
  };
}

const database = 'DynamoDB_20120810';
const streams = 'DynamoDBStreams_20120810';

/** Engines on one's own machine take any signature. */
async function call(endpoint: string, api: string, operation: string, body: object): Promise<unknown> {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': `${api}.${operation}`,
      authorization:
        'AWS4-HMAC-SHA256 Credential=local/20260101/local/dynamodb/aws4_request, SignedHeaders=host, Signature=0',
      'x-amz-date': '20260101T000000Z',
    },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(20_000),
  });
  if (!response.ok)
    throw new Error(`${operation} was answered with ${response.status}: ${await response.text()}`);
  return response.json();
}

const placeSchema = z.record(z.string(), z.string());

/** How far each part of a stream was read. */
function createPlace(file: string) {
  const read = readPlace(file);
  return {
    of: (stream: string, shard: string): string | undefined => read[`${stream} ${shard}`],
    keep(stream: string, shard: string, sequenceNumber: string): void {
      read[`${stream} ${shard}`] = sequenceNumber;
      writeFileSync(file, JSON.stringify(read));
    },
  };
}

/** Without a note, or with one that a crash cut short, all that the stream has is read again: that is safe. */
function readPlace(file: string): Record<string, string> {
  try {
    return placeSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return {};
  }
}
