import * as z from 'zod/mini';
import { formatVersion } from '../../shared/search/schema.ts';
import type { TableClient } from '../../shared/table/client.ts';
import { searchStateKey } from '../../shared/table/keys.ts';
import { buildSearchIndex, type SearchBuildReport, type SearchBuildTools } from './build.ts';

/** What is known of the index: the edge hears of a new one by `changedAt`. */
const stateSchema = z.object({
  /** True from the moment that a build is needed until one has succeeded. */
  isDue: z._default(z.boolean(), false),
  /** Changes whenever a host edits something that is found, and the last of these that a build knew. */
  wanted: z.optional(z.string()),
  built: z.optional(z.string()),
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
  const isEdited = state.wanted !== state.built;
  if (!isChanged && !state.isDue && !isEdited && !isOld) return undefined;
  if (!state.isDue) await writeState(table, { isDue: true });
  const report = await buildSearchIndex(tools);
  const checkedAt = now().toISOString();
  const isNew = report.written + report.removed > 0;
  await writeState(table, {
    isDue: false,
    checkedAt,
    ...(isNew && { changedAt: checkedAt }),
    ...(isEdited && { built: state.wanted }),
  });
  return report;
}

async function readState(table: TableClient): Promise<State> {
  const row = await table.get(key);
  return stateSchema.parse(row ?? {});
}

/** Leaves alone what others write meanwhile. */
const writeState = (table: TableClient, set: Partial<State>): Promise<void> =>
  table.transact([{ update: key, set }]);
