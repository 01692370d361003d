import {
  type Guard,
  type Key,
  type Query,
  type QueryResult,
  type Row,
  type TableReads,
  transactionLimit,
  type Write,
} from './client.ts';

/** Bytes that a transaction may have: DynamoDB takes 4 MB, and stores more than JSON says. */
const mostBytes = 3_000_000;

type Put = Extract<Write, { put: object }>;
type Update = Extract<Write, { update: object }>;

/**
 * Gathers what several changes write into one transaction. Each change is planned from what the table holds with
 * the changes before it, and several writes to a row become one: the first guard, and what the row is at the end.
 * @param isAbsent rows that are known not to be there, so that nobody asks for them
 */
export function stageWrites(table: TableReads, isAbsent: (key: Key) => boolean) {
  const staged = new Map<string, Put | Update>();
  const seen = new Map<string, Promise<Row | undefined>>();
  let bytes = 0;

  const get: TableReads['get'] = async (key, options) => {
    const name = nameOf(key);
    const write = staged.get(name);
    if (write && 'put' in write) return write.put;
    if (isAbsent(key)) return undefined;
    const known = seen.get(name) ?? table.get(key, options);
    seen.set(name, known);
    return known;
  };

  /** A part of a partition, in rising order: what is stored, with what is staged in its place. */
  const query = async (asked: Query): Promise<QueryResult> => {
    const { partition, from = '', to = '~', limit } = asked;
    const own = [...staged.values()].flatMap((write) =>
      'put' in write && write.put.pk === partition && write.put.sk >= from && write.put.sk <= to
        ? [write.put]
        : [],
    );
    const stored = isAbsent({ pk: partition, sk: from }) ? { rows: [], units: 0 } : await table.query(asked);
    const rows = new Map([...stored.rows, ...own].map((row) => [String(row.sk), row]));
    const inOrder = [...rows.values()].sort((one, other) => (String(one.sk) < String(other.sk) ? -1 : 1));
    return { rows: inOrder.slice(0, limit), units: stored.units };
  };

  return {
    reads: { get, query } satisfies TableReads,
    /** @returns false when they do not fit any more; then nothing was taken */
    take(writes: (Put | Update)[]): boolean {
      const size = writes.reduce((sum, write) => sum + Buffer.byteLength(JSON.stringify(write)), 0);
      const more = writes.filter((write) => !staged.has(nameOf(keyOf(write)))).length;
      const isFull = staged.size + more > transactionLimit || bytes + size > mostBytes;
      if (isFull && staged.size > 0) return false;
      bytes += size;
      for (const write of writes) {
        const name = nameOf(keyOf(write));
        staged.set(name, joined(staged.get(name), write));
      }
      return true;
    },
    writes: (): Write[] => [...staged.values()],
  };
}

function joined(before: Put | Update | undefined, after: Put | Update): Put | Update {
  if (!before) return after;
  if ('put' in before && 'put' in after) return { put: after.put, ...guarded(before.guard) };
  if ('update' in before && 'update' in after) {
    const add = { ...before.add };
    for (const [name, by] of Object.entries(after.add ?? {})) add[name] = (add[name] ?? 0) + by;
    return { update: before.update, set: { ...before.set, ...after.set }, add, ...guarded(before.guard) };
  }
  throw new TypeError('A row cannot be put and updated in one transaction.');
}

const guarded = (guard: Guard | undefined) => guard && { guard };
const keyOf = (write: Put | Update): Key => ('put' in write ? write.put : write.update);
const nameOf = ({ pk, sk }: Key): string => `${pk} ${sk}`;
