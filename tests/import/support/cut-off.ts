import type { TableClient } from '../../../shared/table/client.ts';

/** The process is killed: nothing after so many transactions reaches the table. */
export class Killed extends Error {}

/** A table that is lost after some transactions, the last of them stored without an answer. */
export function lostAfter(transactions: number): (table: TableClient) => TableClient {
  let left = transactions;
  return (table) => ({
    ...table,
    async transact(writes) {
      if (writes.length > 0) left -= 1;
      if (left < 0) throw new Killed();
      await table.transact(writes);
      if (left === 0) throw new Killed();
    },
  });
}
