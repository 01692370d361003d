import * as z from 'zod/mini';
import { formatVersion } from '../../shared/search/schema.ts';
import type { TableClient } from '../../shared/table/client.ts';
import { searchStateKey } from '../../shared/table/keys.ts';
import { buildSearchIndex, type SearchBuildReport, type SearchBuildTools } from './build.ts';

/** What is known of the index: the edge hears of a new one by `changedAt`. */
const stateSchema = z.object({
  /** True from the moment that a build is needed until one has succeeded. */
  isDue: z.boolean(),
  /** ISO 8601: when a build last succeeded, and when one last changed something. */
  checkedAt: z.optional(z.string()),
  changedAt: z.optional(z.string()),
});
type State = z.infer<typeof stateSchema>;

const key = searchStateKey(formatVersion);
/** Now and then an index is compared although nothing seems to have changed: what a killed run left is found. */
const comparedAfterMs = 24 * 60 * 60_000;

/**
 * Brings the search index in line with the table when a run changed something, when an earlier build was cut
 * short, or when none was made for a day. Otherwise it costs one Get, and no index is fetched.
 * @returns what the build did; `undefined` when none was needed
 */
export async function refreshSearchIndex(
  isChanged: boolean,
  tools: SearchBuildTools,
): Promise<SearchBuildReport | undefined> {
  const { table, now } = tools;
  const state = await readState(table);
  const isOld = now().getTime() - Date.parse(state.checkedAt ?? '1970-01-01') > comparedAfterMs;
  if (!isChanged && !state.isDue && !isOld) return undefined;
  if (!state.isDue) await writeState(table, { ...state, isDue: true });
  const report = await buildSearchIndex(tools);
  const checkedAt = now().toISOString();
  const isNew = report.written + report.removed > 0;
  await writeState(table, { ...state, isDue: false, checkedAt, ...(isNew && { changedAt: checkedAt }) });
  return report;
}

async function readState(table: TableClient): Promise<State> {
  const row = await table.get(key);
  return row ? stateSchema.parse(row) : { isDue: false };
}

const writeState = (table: TableClient, state: State): Promise<void> =>
  table.transact([{ put: { ...key, ...state } }]);
