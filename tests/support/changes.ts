import { isDeepStrictEqual } from 'node:util';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { RowChange } from '../../functions/changes/tags.ts';
import type { Row } from '../../shared/table/client.ts';

/** What the table's stream would tell of a piece of work. */
export async function changesIn(
  { dump }: { dump(): Promise<Row[]> },
  work: () => Promise<unknown>,
): Promise<RowChange[]> {
  const keyOf = (row: Record<string, unknown>) => JSON.stringify([row.pk, row.sk]);
  const before = new Map((await dump()).map((row) => [keyOf(row), row]));
  await work();
  const now = new Map((await dump()).map((row) => [keyOf(row), row]));
  return [...new Set([...before.keys(), ...now.keys()])]
    .filter((key) => !isDeepStrictEqual(before.get(key), now.get(key)))
    .map((key) => {
      const [pk, sk] = JSON.parse(key);
      return { pk, sk, before: before.get(key), after: now.get(key) };
    });
}

let sequence = 1000;
function nextSequence(): string {
  sequence += 1;
  return String(sequence);
}

/** A change as the stream hands it over. */
export const record = ({ pk, sk, before, after: now }: RowChange) => ({
  eventID: 'an id',
  eventName: 'MODIFY',
  dynamodb: {
    SequenceNumber: nextSequence(),
    Keys: marshall({ pk, sk }),
    ...(before && { OldImage: marshall(before, { removeUndefinedValues: true }) }),
    ...(now && { NewImage: marshall(now, { removeUndefinedValues: true }) }),
  },
});
