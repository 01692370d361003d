import * as z from 'zod/mini';
import { parseThreadId, type Thread, threadSchema } from '../thread.ts';
import type { Row, TableClient } from './client.ts';
import * as keys from './keys.ts';

const threadRowSchema = z.extend(z.partial(threadSchema), { rev: z._default(z.int(), 0) });

/** A thread's count and settings; one that nobody has written in yet has none. */
export async function readThread(table: TableClient, id: string): Promise<Thread> {
  const row = parseThreadId(id) ? await table.get(keys.threadKey(id)) : undefined;
  return threadOf(id, row);
}

/** A thread out of its row. */
export const threadOf = (id: string, row: Row | undefined): Thread => ({
  comments: 0,
  ...threadRowSchema.parse(row ?? {}),
  id,
});
