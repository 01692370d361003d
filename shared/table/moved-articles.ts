import * as z from 'zod/mini';
import type { TableClient } from './client.ts';
import { movedArticleKey } from './keys.ts';

/** What stands in the place of an article whose address proved to be one of another article. */
const movedSchema = z.object({
  /** Both are ids. */
  id: z.string(),
  to: z.string(),
});
export const parseMoved = (row: unknown): z.infer<typeof movedSchema> => movedSchema.parse(row);

/** A shortened address leads to one with tracking, that to the outlet's, and that may be an own article's. */
export const mostMoves = 4;

/**
 * Says where articles went that proved to be others.
 * @returns the last id on the way of each that moved; those that did not are not in it
 */
export async function followMoves(table: TableClient, ids: Iterable<string>): Promise<Map<string, string>> {
  const moves = new Map<string, string>();
  let asked = [...new Set(ids)];
  for (let step = 0; step < mostMoves && asked.length > 0; step += 1) {
    const rows = (await table.getMany(asked.map(movedArticleKey))).map(parseMoved);
    for (const { id, to } of rows) moves.set(id, to);
    asked = rows.map(({ to }) => to).filter((to) => !moves.has(to));
  }
  return new Map([...moves].map(([id]) => [id, lastOf(id, moves)]));
}

/** Ends also where addresses lead to each other. */
function lastOf(id: string, moves: ReadonlyMap<string, string>): string {
  let last = id;
  for (let step = 0; step < mostMoves; step += 1) last = moves.get(last) ?? last;
  return last;
}
