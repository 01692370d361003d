import * as z from 'zod/mini';
import type { TableClient, Write } from '../table/client.ts';
import { allModerators, moderatorKey } from '../table/keys.ts';
import { readAll } from '../table/pages.ts';
import type { HostPerson } from './session.ts';

/**
 * What moderators and hosts are called now, by subject: what they did names them by that, because a name may change. Of
 * whoever never signed in, nothing is known.
 */
export type ModeratorNames = ReadonlyMap<string, string>;

const rowSchema = z.object({ subject: z.string(), name: z.string() });

/** Notes what somebody who signs in is called. */
export const namedNow = ({ subject, name }: HostPerson): Write => ({
  put: { subject, name, ...moderatorKey(subject) },
});

/** Everybody who ever signed in, by name: a site has a handful. */
export async function readModeratorNames(table: TableClient): Promise<ModeratorNames> {
  const rows = await readAll(table, { partition: allModerators }, (row) => rowSchema.parse(row));
  return new Map(
    rows
      .sort((one, other) => one.name.localeCompare(other.name, 'en'))
      .map(({ subject, name }) => [subject, name]),
  );
}
