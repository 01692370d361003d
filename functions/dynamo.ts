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

/** How often the table is asked for the same when it turns a request away or does not answer, and how long each time. */
export type Patience = { attempts: number; connectMs: number; requestMs: number };

/** With the pauses in between below ten seconds, so that a function still says itself that it could not answer. */
export const whileSomebodyWaits: Patience = { attempts: 3, connectMs: 1000, requestMs: 2000 };
export const onItsOwn: Patience = { attempts: 6, connectMs: 5000, requestMs: 15_000 };

/**
 * The DynamoDB client of this process. `DDB_ENDPOINT` points it at another engine, with credentials
 * that such an engine does not check.
 */
export function createDynamo(
  endpoint = process.env.DDB_ENDPOINT,
  { attempts, connectMs, requestMs }: Patience = onItsOwn,
): DynamoDBClient {
  return new DynamoDBClient({
    maxAttempts: attempts,
    // Without these a connection that is lost without a word is waited for until the function is ended.
    requestHandler: { connectionTimeout: connectMs, requestTimeout: requestMs, throwOnRequestTimeout: true },
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
    async get(key, { isConsistent } = {}) {
      const { Item } = await client.send(
        new GetItemCommand({
          TableName: tableName,
          Key: marshall(key),
          ...(isConsistent && { ConsistentRead: true }),
        }),
      );
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
  const parts = new Expressions();
  const { from, to, attributes } = query;
  const within =
    from === undefined || to === undefined
      ? ''
      : ` AND ${parts.name(sk)} BETWEEN ${parts.value(from)} AND ${parts.value(to)}`;
  return {
    ...(query.index && { IndexName: indexes[query.index].name }),
    KeyConditionExpression: `${parts.name(pk)} = ${parts.value(query.partition)}${within}`,
    ...(attributes && { ProjectionExpression: attributes.map((name) => parts.name(name)).join(', ') }),
    ...parts.attributes(),
    ScanIndexForward: !query.newestFirst,
    ReturnConsumedCapacity: 'TOTAL' as const,
    ...(query.isConsistent && { ConsistentRead: true }),
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
  if ('update' in write) return { Update: { TableName, Key: marshall(write.update), ...change(write) } };
  return { Delete: { TableName, Key: marshall(write.remove), ...condition(write.guard) } };
}

/** An update with its guard: both share one list of names and one of values. */
function change({ set = {}, add = {}, guard }: Extract<Write, { update: object }>) {
  const parts = new Expressions();
  const values = Object.entries(set).filter(([, value]) => value !== undefined);
  const gone = Object.keys(set).filter((name) => set[name] === undefined);
  const clauses = [
    ['SET', values.map(([name, value]) => `${parts.name(name)} = ${parts.value(value)}`)],
    ['REMOVE', gone.map((name) => parts.name(name))],
    ['ADD', Object.entries(add).map(([name, value]) => `${parts.name(name)} ${parts.value(value)}`)],
  ] as const;
  const UpdateExpression = clauses
    .flatMap(([word, list]) => (list.length > 0 ? [`${word} ${list.join(', ')}`] : []))
    .join(' ');
  return { UpdateExpression, ...condition(guard, parts) };
}

function condition(guard: Guard | undefined, parts = new Expressions()) {
  return { ...(guard && { ConditionExpression: conditionOf(guard, parts) }), ...parts.attributes() };
}

function conditionOf(guard: Guard, parts: Expressions): string {
  if ('absent' in guard) return `attribute_not_exists(${parts.name(partitionKey)})`;
  const values = 'rev' in guard ? { rev: guard.rev } : guard.holds;
  return Object.entries(values)
    .map(([name, value]) =>
      value === undefined
        ? `attribute_not_exists(${parts.name(name)})`
        : `${parts.name(name)} = ${parts.value(value)}`,
    )
    .join(' AND ');
}

/** Names and values of expressions, by short stand-ins: any attribute may be called a word that DynamoDB keeps. */
class Expressions {
  readonly #names = new Map<string, string>();
  readonly #values: unknown[] = [];

  name(attribute: string): string {
    const known = this.#names.get(attribute) ?? `#n${this.#names.size}`;
    this.#names.set(attribute, known);
    return known;
  }

  value(value: unknown): string {
    this.#values.push(value);
    return `:v${this.#values.length - 1}`;
  }

  attributes() {
    const values = Object.fromEntries(this.#values.map((value, at) => [`:v${at}`, value]));
    return {
      ...(this.#names.size > 0 && {
        ExpressionAttributeNames: Object.fromEntries([...this.#names].map(([name, short]) => [short, name])),
      }),
      ...(this.#values.length > 0 && {
        ExpressionAttributeValues: marshall(values, { removeUndefinedValues: true }),
      }),
    };
  }
}

function asConflict(error: unknown): ConflictError | undefined {
  if (!(error instanceof TransactionCanceledException)) return undefined;
  const reasons = error.CancellationReasons ?? [];
  const at = (...codes: string[]) =>
    reasons.flatMap(({ Code = '' }, position) => (codes.includes(Code) ? [position] : []));
  const positions = at('ConditionalCheckFailed', 'TransactionConflict');
  const isBusy = at('ConditionalCheckFailed').length === 0;
  return positions.length > 0 ? new ConflictError(positions, isBusy) : undefined;
}
