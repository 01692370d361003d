import * as z from 'zod/mini';
import { ConflictError, type TableClient } from '../../shared/table/client.ts';
import * as keys from '../../shared/table/keys.ts';

/** How often the pages of one discussion are made anew; in between, its part of half a minute is fresh. */
const apartMs = 10 * 60_000;

const toldSchema = z.object({ at: z.string() });

/**
 * Lets the tag of a discussion through once in ten minutes, and all others always: a busy discussion changes more
 * often than the edge is told for free. What is held back is noted as due, and told by the next sync.
 * @returns the tags that the edge is told of now
 */
export async function paceTags(table: TableClient, now: Date, tags: string[]): Promise<string[]> {
  const told = await Promise.all(
    tags.map(async (tag) => {
      if (!tag.startsWith('thread:') || (await isFirst(table, now, tag))) return [tag];
      await table.transact([{ put: keys.dueKey(tag) }]);
      return [];
    }),
  );
  return told.flat();
}

async function isFirst(table: TableClient, now: Date, tag: string): Promise<boolean> {
  const row = await table.get(keys.toldKey(tag), { isConsistent: true });
  const before = row && toldSchema.parse(row);
  if (before && now.getTime() - Date.parse(before.at) < apartMs) return false;
  try {
    const put = {
      ...keys.toldKey(tag),
      at: now.toISOString(),
      expiresAt: Math.ceil(now.getTime() / 1000) + 86_400,
    };
    await table.transact([{ put, guard: before ? { holds: { at: before.at } } : { absent: true } }]);
    return true;
  } catch (error) {
    if (error instanceof ConflictError) return false;
    throw error;
  }
}

/**
 * Takes away what was noted as due: that change tells the edge. Costs one Query, and a write for each.
 * @returns how many
 */
export async function tellDue(table: TableClient): Promise<number> {
  const { rows } = await table.query({ partition: keys.dueKey('').pk, limit: 100 });
  const due = rows.map(({ sk }) => keys.dueKey(String(sk)));
  await table.transact(due.map((remove) => ({ remove })));
  return due.length;
}
