import { isDeepStrictEqual } from 'node:util';
import { untilStored } from '../comments/until-stored.ts';
import { ImportError } from '../import/import-error.ts';
import type { ObjectStore } from '../objects.ts';
import { type Key, type Row, type TableClient, transactionLimit, type Write } from '../table/client.ts';
import { partitionKind } from './partitions.ts';
import { readExport } from './read-export.ts';

export type RestoreTools = {
  table: Pick<TableClient, 'getMany' | 'transact'>;
  objects: Pick<ObjectStore, 'put'>;
  onProgress?: ((rows: number) => void) | undefined;
};

export type RestoreReport = { rows: number; stored: number; unchanged: number; objects: number };

type StoredRow = Row & Key;

/** Bytes of a transaction: DynamoDB takes 4 MB. */
const mostBytes = 3_000_000;

/**
 * Makes a site out of an export, in a table that is empty or has read the same feeds. The export is read to its end
 * and compared with the table before anything is stored. Cut short, it is finished by running it again.
 * @param open gives the file from its beginning, each time it is called
 * @param isDryRun only reads and compares
 * @throws {ImportError} when the file is not whole, or `not-empty` when people have written something else here
 */
export async function restoreSite(
  { table, objects, onProgress }: RestoreTools,
  open: () => AsyncIterable<Uint8Array>,
  isDryRun = false,
): Promise<RestoreReport> {
  const report: RestoreReport = { rows: 0, stored: 0, unchanged: 0, objects: 0 };
  for await (const { rows, object } of batchesOf(open())) {
    const writes = await plan(table, rows);
    report.rows += rows.length;
    report.stored += writes.length;
    report.objects += object ? 1 : 0;
  }
  report.unchanged = report.rows - report.stored;
  if (isDryRun) return report;
  let done = 0;
  for await (const { rows, object } of batchesOf(open())) {
    await untilStored(table, async () => ({ writes: await plan(table, rows), answer: undefined }));
    if (object) {
      const { object: name, contentType, body } = object;
      await objects.put(name, Buffer.from(body, 'base64'), { contentType });
    }
    done += rows.length;
    onProgress?.(done);
  }
  return report;
}

type Batch = { rows: StoredRow[]; object?: Extract<Part, { object: string }> };
type Part = typeof readExport extends (chunks: AsyncIterable<Uint8Array>) => AsyncGenerator<infer T>
  ? T
  : never;

async function* batchesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Batch> {
  let rows: StoredRow[] = [];
  let bytes = 0;
  for await (const part of readExport(chunks)) {
    if ('object' in part) {
      yield { rows: [], object: part };
      continue;
    }
    const row = { ...part.row, pk: String(part.row.pk), sk: String(part.row.sk) };
    const size = sizeOf(row);
    if (rows.length === transactionLimit || (rows.length > 0 && bytes + size > mostBytes)) {
      yield { rows };
      rows = [];
      bytes = 0;
    }
    rows.push(row);
    bytes += size;
  }
  if (rows.length > 0) yield { rows };
}

const sizeOf = (row: Row): number =>
  Object.values(row).reduce<number>(
    (sum, value) =>
      sum + (value instanceof Uint8Array ? value.byteLength : Buffer.byteLength(JSON.stringify(value) ?? '')),
    0,
  );

/** Rows that are not there are put; facts are put over others; what people wrote must be the same, or not there. */
async function plan(table: RestoreTools['table'], rows: StoredRow[]): Promise<Write[]> {
  const known = new Map(
    (await table.getMany(rows.map(({ pk, sk }) => ({ pk, sk })))).map((row) => [nameOf(row), row]),
  );
  return rows.flatMap((row): Write[] => {
    const before = known.get(nameOf(row));
    if (before === undefined) return [{ put: row, guard: { absent: true } }];
    if (isDeepStrictEqual(before, row)) return [];
    if (partitionKind(row.pk) === 'facts') return [{ put: row }];
    throw new ImportError(
      'not-empty',
      'People have written something on this site that the export does not have; it can be restored into an empty one alone.',
    );
  });
}

const nameOf = ({ pk, sk }: Row): string => `${String(pk)} ${String(sk)}`;
