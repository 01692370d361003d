import { globSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type IndexWriter, updateIndex } from './writer.ts';

/** Where the current index can be opened. */
export type SearchIndexSource = {
  /** The file and what tells it from earlier ones; `undefined` before the first index is built. */
  current(): Promise<{ file: string; version: string } | undefined>;
};

/** Where a site keeps its index. */
export type SearchIndexPlace = SearchIndexSource & {
  /**
   * Lets `change` work on a copy of the index and puts the result in its place, unless it returns false.
   * When it throws, the old index stays.
   */
  update(change: (writer: IndexWriter) => Promise<boolean>): Promise<void>;
};

/** An index that is one file of this machine, under `indexFileName`. */
export function createFilePlace(file: string): SearchIndexPlace {
  return {
    current: () => describeFile(file),
    async update(change) {
      await changeFile(file, change);
    },
  };
}

/** @returns whether the file was replaced */
export async function changeFile(
  file: string,
  change: (writer: IndexWriter) => Promise<boolean>,
): Promise<boolean> {
  mkdirSync(dirname(file), { recursive: true });
  removeAbandonedDrafts(file);
  const writer = updateIndex(file);
  try {
    const isChanged = await change(writer);
    if (isChanged) writer.commit();
    return isChanged;
  } finally {
    writer.abandon();
  }
}

/** Of builds that were killed: none takes this long. */
const abandonedAfterMs = 60 * 60_000;

function removeAbandonedDrafts(file: string): void {
  for (const draft of globSync(`${basename(file)}.*.draft`, { cwd: dirname(file) })) {
    const path = join(dirname(file), draft);
    const changed = statSync(path, { throwIfNoEntry: false });
    if (changed && Date.now() - changed.mtimeMs > abandonedAfterMs) rmSync(path, { force: true });
  }
}

async function describeFile(file: string) {
  try {
    const { ino, size, mtimeMs } = await stat(file);
    return { file, version: `${ino}:${size}:${mtimeMs}` };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
