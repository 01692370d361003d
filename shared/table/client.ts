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
  /** Sees every earlier write, at twice the units; not on an index. */
  isConsistent?: boolean;
  limit?: number;
  /** The only attributes wanted; it costs the same units, and less to carry. */
  attributes?: string[];
  /** Where an earlier page ended: its `next`. */
  after?: Row;
};

/**
 * What must hold of the row that a write meets: nothing is there, or this revision, or these values, of which
 * `undefined` is one that is not there.
 */
export type Guard =
  | { absent: true }
  | { rev: number }
  | { holds: Record<string, string | number | undefined> };

/**
 * `put` replaces a whole row. `update` changes some attributes and makes the row if there is none: `set` gives
 * values (`undefined` takes an attribute away), `add` adds to numbers, from 0 where there is none, so that two
 * writers need not know of each other.
 */
export type Write =
  | { put: Row & Key; guard?: Guard }
  | { update: Key; set?: Row; add?: Record<string, number>; guard?: Guard }
  | { remove: Key; guard?: Guard };

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
  /** @param options `isConsistent` sees every earlier write, at twice the units */
  get(key: Key, options?: { isConsistent?: boolean }): Promise<Row | undefined>;
  /** Those that are there, in no order; any number of keys. */
  getMany(keys: Key[]): Promise<Row[]>;
  query(query: Query): Promise<QueryResult>;
  /**
   * All writes or none, at most 100, each to a row of its own.
   * @throws {ConflictError} when a guard did not hold, or another transaction was at the same row, with the
   * positions of those writes
   */
  transact(writes: Write[]): Promise<void>;
};

/** What one plans a change from. */
export type TableReads = Pick<TableClient, 'get' | 'query'>;

/** Somebody else wrote first, or is about to: nothing of the transaction was stored. Read again, and try again. */
export class ConflictError extends Error {
  override name = 'ConflictError';
  /** Known by its name: what a function loads on demand is a bundle of its own, with a class of its own. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === 'ConflictError';
  }
  /** Positions in the transaction of the writes that met somebody else's. */
  readonly positions: number[];
  /** True when no guard failed, and another transaction was only at the same rows: the same writes may do. */
  readonly isBusy: boolean;

  constructor(positions: number[], isBusy = false) {
    super(`The table holds something newer at position ${positions.join(', ')} of the transaction.`);
    this.positions = positions;
    this.isBusy = isBusy;
  }
}

/** Also of one that another bundle threw: code that is loaded on demand has classes of its own. */
export const isConflict = (error: unknown): error is ConflictError =>
  error instanceof Error && error.name === 'ConflictError';

/** The most writes that one transaction takes. */
export const transactionLimit = 100;
