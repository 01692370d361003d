import type { Page, PageOptions } from '../reader.ts';
import type { Query, Row, TableClient } from './client.ts';
import type { Cursors } from './cursor.ts';

const defaultLimit = 20;
const largestLimit = 100;

/**
 * Reads one page of a list: one Query, whatever the list's length.
 * @param list names the list in its cursors
 * @throws {ProblemError} 400 when the cursor is not of this list
 */
export async function readPage<T>(
  { table, cursors }: { table: TableClient; cursors: Cursors },
  list: string,
  query: Omit<Query, 'limit' | 'after'>,
  parse: (row: Row) => T,
  { limit = defaultLimit, cursor }: PageOptions = {},
): Promise<Page<T>> {
  const wanted = Math.min(Math.max(Math.trunc(limit), 1), largestLimit);
  const after = cursor === undefined ? {} : { after: cursors.decode(list, cursor) };
  const { rows, next } = await table.query({ ...query, limit: wanted, ...after });
  return { items: rows.map(parse), ...(next && { cursor: cursors.encode(list, next) }) };
}

/** Every row of a partition that is small by design, such as a show's ledger. */
export async function readAll<T>(
  table: TableClient,
  query: Omit<Query, 'after'>,
  parse: (row: Row) => T,
): Promise<T[]> {
  const all: T[] = [];
  let after: Row | undefined;
  do {
    const { rows, next } = await table.query({ ...query, ...(after && { after }) });
    all.push(...rows.map(parse));
    after = next;
  } while (after);
  return all;
}
