import {
  BatchWriteItemCommand,
  type DynamoDBClient,
  paginateScan,
  type WriteRequest,
} from '@aws-sdk/client-dynamodb';
import { tableSchema } from '../../shared/table/schema.ts';

type Item = NonNullable<NonNullable<WriteRequest['PutRequest']>['Item']>;

/** What was done to a table so that it became like another. */
export type Copied = { put: number; removed: number };

/** As many as DynamoDB takes at once. */
const mostAtOnce = 25;
const { partitionKey, sortKey } = tableSchema;

function keyOf(item: Item): Item {
  const [partition, sort] = [item[partitionKey], item[sortKey]];
  if (!partition || !sort) throw new TypeError('A row has a key of two parts.');
  return { [partitionKey]: partition, [sortKey]: sort };
}

const nameOf = (item: Item): string => JSON.stringify(keyOf(item));

/**
 * Gives a table the rows of another, and no others. Cut short, it is finished when started again. Nothing else may
 * write meanwhile.
 */
export async function copyTable(client: DynamoDBClient, from: string, to: string): Promise<Copied> {
  const wanted = new Set<string>();
  let put = 0;
  for await (const items of rowsOf(client, from)) {
    for (const item of items) wanted.add(nameOf(item));
    put += await write(
      client,
      to,
      items.map((Item) => ({ PutRequest: { Item } })),
    );
  }
  let removed = 0;
  for await (const items of rowsOf(client, to)) {
    const extra = items.map(keyOf).filter((Key) => !wanted.has(nameOf(Key)));
    removed += await write(
      client,
      to,
      extra.map((Key) => ({ DeleteRequest: { Key } })),
    );
  }
  return { put, removed };
}

async function* rowsOf(client: DynamoDBClient, TableName: string): AsyncGenerator<Item[]> {
  for await (const { Items = [] } of paginateScan({ client }, { TableName, ConsistentRead: true }))
    yield Items;
}

async function write(client: DynamoDBClient, table: string, requests: WriteRequest[]): Promise<number> {
  for (let at = 0; at < requests.length; at += mostAtOnce) {
    let left = requests.slice(at, at + mostAtOnce);
    for (let attempt = 0; left.length > 0; attempt += 1) {
      if (attempt > 0)
        await new Promise((resolve) => setTimeout(resolve, Math.min(100 * 2 ** attempt, 10_000)));
      const answer = await client.send(new BatchWriteItemCommand({ RequestItems: { [table]: left } }));
      left = answer.UnprocessedItems?.[table] ?? [];
    }
  }
  return requests.length;
}
