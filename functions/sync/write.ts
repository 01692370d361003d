import type { TableClient, Write } from '../../shared/table/client.ts';
import { transactionLimit } from '../../shared/table/client.ts';

/** DynamoDB takes 4 MB in one transaction; the rest is room for attribute names. */
const bytesPerTransaction = 3_000_000;

/**
 * Stores groups of writes in as few transactions as their number and size allow. A group is never
 * divided, so a run that ends half-way leaves each group whole or absent.
 * @param onStored is told how many groups are stored so far
 * @throws {ConflictError} when somebody else wrote first; groups before it are stored
 */
export async function writeGroups(
  table: TableClient,
  groups: Write[][],
  onStored: (groups: number) => void = () => {},
): Promise<void> {
  let stored = 0;
  for (const batch of batches(groups)) {
    await table.transact(batch.flat());
    stored += batch.length;
    onStored(stored);
  }
}

function* batches(groups: Write[][]): Generator<Write[][]> {
  let batch: Write[][] = [];
  let writes = 0;
  let bytes = 0;
  for (const group of groups) {
    const size = Buffer.byteLength(JSON.stringify(group));
    if (
      batch.length > 0 &&
      (writes + group.length > transactionLimit || bytes + size > bytesPerTransaction)
    ) {
      yield batch;
      batch = [];
      writes = 0;
      bytes = 0;
    }
    batch.push(group);
    writes += group.length;
    bytes += size;
  }
  if (batch.length > 0) yield batch;
}
