import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ObjectStore } from '../../shared/objects.ts';
import { createSearch, type Search } from '../../shared/search/current-index.ts';
import { createObjectPlace } from '../../shared/search/object-place.ts';
import type { SearchIndexPlace } from '../../shared/search/place.ts';

/** Below the only folder that a Lambda may write to. */
const folder = join(tmpdir(), 'search');

/**
 * The index of this deployment. Each search asks whether there is a newer one: an answer from the old index,
 * given after the edge was told to forget such answers, would stay there for a day.
 */
export function openIndexPlace(objects: ObjectStore): SearchIndexPlace {
  // A process that was killed here before this one may have left copies.
  rmSync(folder, { recursive: true, force: true });
  return createObjectPlace(objects, { folder, recheckAfterMs: 0 });
}

/** Searches the index of this deployment. */
export const openSearch = (objects: ObjectStore): Search => createSearch(openIndexPlace(objects));
