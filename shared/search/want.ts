import { randomUUID } from 'node:crypto';
import type { Write } from '../table/client.ts';
import { searchStateKey } from '../table/keys.ts';
import { formatVersion } from './schema.ts';

/** Notes that what is found has changed: the index is rewritten by the next who looks, also if one is just being made. */
export const wantSearchIndex = (): Write => ({
  update: searchStateKey(formatVersion),
  set: { wanted: randomUUID() },
});
