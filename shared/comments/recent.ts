import * as z from 'zod/mini';
import type { TableClient, Write } from '../table/client.ts';
import * as keys from '../table/keys.ts';
import type { Fingerprint } from './screening/fingerprint.ts';
import { day, expiresAfter, hour, isLive } from './tools.ts';

type Log = Parameters<typeof keys.recentKey>[0];

/** One line of the logs of what was lately sent: enough to count it and to know its text again, not to read it. */
const recentSchema = z.object({
  /** The comment's id. */
  sk: z.string(),
  at: z.string(),
  guest: z.string(),
  fingerprint: z.object({ digest: z.string(), sketch: z.string(), length: z.int() }),
  expiresAt: z.number(),
});
export type Recent = z.infer<typeof recentSchema>;

/** An address means another person soon, and its digest another one tomorrow. */
const keptFor: Record<Log, number> = { guest: 30 * day, thread: 30 * day, address: 2 * hour };
/** More than any limit on what is sent in an hour counts. */
const mostRead: Record<Log, number> = { guest: 200, thread: 200, address: 300 };

/** The newest lines of one log: one Query, however much was ever sent. */
export async function readRecent(table: TableClient, of: Log, value: string, now: Date): Promise<Recent[]> {
  const { pk: partition } = keys.recentKey(of, value, '');
  const { rows } = await table.query({ partition, newestFirst: true, limit: mostRead[of] });
  return rows.map((row) => recentSchema.parse(row)).filter((line) => isLive(line, now));
}

/** Notes one comment in each log. */
export function recentWrites(
  sent: { id: string; guest: string; thread: string; address?: string | undefined },
  fingerprint: Fingerprint,
  now: Date,
): Write[] {
  const { id, guest, thread, address } = sent;
  const line: Omit<Recent, 'sk' | 'expiresAt'> = {
    at: now.toISOString(),
    guest,
    fingerprint,
  };
  const logs: [Log, string][] = [
    ['guest', guest],
    ['thread', thread],
    ...(address ? [['address', address] satisfies [Log, string]] : []),
  ];
  return logs.map(([of, value]) => ({
    put: { ...line, expiresAt: expiresAfter(now, keptFor[of]), ...keys.recentKey(of, value, id) },
  }));
}
