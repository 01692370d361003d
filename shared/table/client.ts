import type { IndexName } from './schema.ts';

/** What a row may hold: JSON values; `undefined` members are not stored. */
export type Row = { [attribute: string]: unknown };
export type Key = { pk: string; sk: string };

export type Query = {
  index?: IndexName;
  partition: string;
  /** Bounds of the sort key, both inclusive. */
  from?: string;
  to?: string;
  newestFirst?: boolean;
  limit?: number;
  /** Where an earlier page ended: its `next`. */
  after?: Row;
};

/** What must hold of the row that a write replaces: nothing there, or this revision. */
export type Guard = { absent: true } | { rev: number };

export type Write = { put: Row & Key; guard?: Guard } | { remove: Key };

export type QueryResult = {
  rows: Row[];
  /** Present when more rows follow. */
  next?: Row;
  /** Read units the query consumed. */
  units: number;
};

/**
 * The few calls on the table that the domain needs. `functions/dynamo.ts` is the only implementation;
 * it speaks DynamoDB.
 */
export type TableClient = {
  get(key: Key): Promise<Row | undefined>;
  /** Those that are there, in no order; any number of keys. */
  getMany(keys: Key[]): Promise<Row[]>;
  query(query: Query): Promise<QueryResult>;
  /**
   * All writes or none, at most 100.
   * @throws {ConflictError} when a guard did not hold, with the positions of those writes
   */
  transact(writes: Write[]): Promise<void>;
};

/** A guard did not hold: somebody else wrote first. Nothing of the transaction was stored. */
export class ConflictError extends Error {
  override name = 'ConflictError';
  /** Positions in the transaction whose guards failed. */
  readonly positions: number[];

  constructor(positions: number[]) {
    super(`The table holds something newer at position ${positions.join(', ')} of the transaction.`);
    this.positions = positions;
  }
}

/** The most writes that one transaction takes. */
export const transactionLimit = 100;
