import assert from 'node:assert/strict';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { bundleFunctions } from '../../../infra/build/bundle.ts';
import { loadSite } from '../../../shared/site/load.ts';
import type { Calls } from '../emulator/calls.ts';
import { type Stage, step } from './step.ts';

const changedTitle = 'Changed by the next version';
export const nextIndex = 'nextIndex';

const countSchema = z.object({ Count: z.int(), LastEvaluatedKey: z.optional(z.unknown()) });
const indexesSchema = z.object({
  Table: z.object({ GlobalSecondaryIndexes: z.array(z.object({ IndexName: z.string() })) }),
});
const showsSchema = z.object({ items: z.array(z.object({ title: z.string() })) });

/** Bundles every function again, of a site whose shows have another title. Gives the folder. */
export async function bundleNextVersion(folder: string): Promise<string> {
  const site = await loadSite();
  const out = join(folder, 'next-version');
  await bundleFunctions(
    { ...site, shows: site.shows.map((show) => ({ ...show, title: changedTitle })) },
    { out },
  );
  return out;
}

/** Rows of a table. */
export async function countRows(calls: Calls, TableName: string): Promise<number> {
  let rows = 0;
  let from: object = {};
  for (;;) {
    const page = await calls('dynamodb', 'scan', { TableName, Select: 'COUNT', ...from }, countSchema);
    rows += page.Count;
    if (!page.LastEvaluatedKey) return rows;
    from = { ExclusiveStartKey: page.LastEvaluatedKey };
  }
}

/** After an update in place: new code and a new index over the same data. */
export async function checkUpdate({ calls, deployed, api }: Stage, rowsBefore: number): Promise<void> {
  const TableName = deployed.named('AWS::DynamoDB::Table', 'Table');
  await step('the changed functions answer', async () => {
    const { items } = showsSchema.parse(await (await api('/api/shows')).json());
    assert.ok(items.every(({ title }) => title === changedTitle));
  });
  await step('the table has the new index, and every row that it had', async () => {
    const { Table } = await calls('dynamodb', 'describe_table', { TableName }, indexesSchema);
    assert.ok(Table.GlobalSecondaryIndexes.some(({ IndexName }) => IndexName === nextIndex));
    assert.ok((await countRows(calls, TableName)) >= rowsBefore);
  });
}
