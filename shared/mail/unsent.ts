import * as z from 'zod/mini';
import type { Row, TableClient } from '../table/client.ts';
import * as keys from '../table/keys.ts';

/** Comments whose mails are to be tried again, and since when they are late. */
const unsentSchema = z.object({ since: z.string() });
export type Unsent = { comment: string; since: Date };

/** Longer than this no mail service is down, and no mail is news. */
const triedForMs = 24 * 3_600_000;
/** What one transaction takes. */
const atOnce = 100;

/**
 * Notes comments that mails could not be sent about; the next sync has them tried again.
 * @returns those that are given up
 */
export async function noteUnsent(table: TableClient, unsent: Unsent[], now: Date): Promise<Unsent[]> {
  const isLate = ({ since }: Unsent) => now.getTime() - since.getTime() > triedForMs;
  const kept = [...new Map(unsent.filter((one) => !isLate(one)).map((one) => [one.comment, one])).values()];
  for (let at = 0; at < kept.length; at += atOnce) {
    await table.transact(
      kept.slice(at, at + atOnce).map(({ comment, since }) => ({
        put: { since: since.toISOString(), ...keys.unsentKey(comment) },
      })),
    );
  }
  return unsent.filter(isLate);
}

/** Since when a comment is late, from the row that noted it. */
export const lateSince = (row: Row): Date => new Date(unsentSchema.parse(row).since);

/**
 * Takes away what was noted: that change has its mails tried again. Costs one Query, and a write for each.
 * @returns how many
 */
export async function retryUnsent(table: TableClient): Promise<number> {
  const { rows } = await table.query({ partition: keys.unsentKey('').pk, limit: atOnce });
  await table.transact(rows.map(({ sk }) => ({ remove: keys.unsentKey(String(sk)) })));
  return rows.length;
}
