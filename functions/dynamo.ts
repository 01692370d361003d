import {
  BatchGetItemCommand,
  DynamoDBClient,
  GetItemCommand,
  QueryCommand,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import {
  ConflictError,
  type Guard,
  type Query,
  type Row,
  type TableClient,
  type Write,
} from '../shared/table/client.ts';
import { tableSchema } from '../shared/table/schema.ts';

const { partitionKey, sortKey, indexes } = tableSchema;

/**
 * The DynamoDB client of this process. `DDB_ENDPOINT` points it at another engine, with credentials
 * that such an engine does not check.
 */
export function createDynamo(endpoint = process.env.DDB_ENDPOINT): DynamoDBClient {
  return new DynamoDBClient({
    maxAttempts: 6,
    ...(endpoint && {
      endpoint,
      region: process.env.AWS_REGION ?? 'local',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    }),
  });
}

/** Speaks DynamoDB for the domain: see `TableClient` for what each call promises. */
export function connectTable(client: DynamoDBClient, tableName: string): TableClient {
  return {
    async get(key) {
      const { Item } = await client.send(new GetItemCommand({ TableName: tableName, Key: marshall(key) }));
      return Item && unmarshall(Item);
    },

    async getMany(keys) {
      const rows: Row[] = [];
      for (let at = 0; at < keys.length; at += 100) {
        let wanted = keys.slice(at, at + 100).map((key) => marshall(key));
        while (wanted.length > 0) {
          const answer = await client.send(
            new BatchGetItemCommand({ RequestItems: { [tableName]: { Keys: wanted } } }),
          );
          rows.push(...(answer.Responses?.[tableName] ?? []).map((item) => unmarshall(item)));
          wanted = answer.UnprocessedKeys?.[tableName]?.Keys ?? [];
        }
      }
      return rows;
    },

    async query(query) {
      const answer = await client.send(new QueryCommand({ TableName: tableName, ...queryInput(query) }));
      return {
        rows: (answer.Items ?? []).map((item) => unmarshall(item)),
        ...(answer.LastEvaluatedKey && { next: unmarshall(answer.LastEvaluatedKey) }),
        units: answer.ConsumedCapacity?.CapacityUnits ?? 0,
      };
    },

    async transact(writes) {
      if (writes.length === 0) return;
      try {
        await client.send(
          new TransactWriteItemsCommand({
            TransactItems: writes.map((write) => transactItem(tableName, write)),
          }),
        );
      } catch (error) {
        throw asConflict(error) ?? error;
      }
    },
  };
}

function queryInput(query: Query) {
  const { partitionKey: pk, sortKey: sk } = query.index ? indexes[query.index] : { partitionKey, sortKey };
  const bounded = query.from !== undefined && query.to !== undefined;
  return {
    ...(query.index && { IndexName: indexes[query.index].name }),
    KeyConditionExpression: bounded ? '#pk = :pk AND #sk BETWEEN :from AND :to' : '#pk = :pk',
    ExpressionAttributeNames: { '#pk': pk, ...(bounded && { '#sk': sk }) },
    ExpressionAttributeValues: marshall({
      ':pk': query.partition,
      ...(bounded && { ':from': query.from, ':to': query.to }),
    }),
    ScanIndexForward: !query.newestFirst,
    ReturnConsumedCapacity: 'TOTAL' as const,
    ...(query.limit && { Limit: query.limit }),
    ...(query.after && { ExclusiveStartKey: marshall(query.after) }),
  };
}

function transactItem(TableName: string, write: Write): TransactWriteItem {
  if ('put' in write) {
    return {
      Put: {
        TableName,
        Item: marshall(write.put, { removeUndefinedValues: true }),
        ...condition(write.guard),
      },
    };
  }
  return { Delete: { TableName, Key: marshall(write.remove) } };
}

function condition(guard: Guard | undefined) {
  if (!guard) return {};
  if ('absent' in guard) return { ConditionExpression: 'attribute_not_exists(pk)' };
  return { ConditionExpression: 'rev = :rev', ExpressionAttributeValues: marshall({ ':rev': guard.rev }) };
}

function asConflict(error: unknown): ConflictError | undefined {
  if (!(error instanceof TransactionCanceledException)) return undefined;
  const positions = (error.CancellationReasons ?? []).flatMap(({ Code }, at) =>
    Code === 'ConditionalCheckFailed' || Code === 'TransactionConflict' ? [at] : [],
  );
  return positions.length > 0 ? new ConflictError(positions) : undefined;
}
