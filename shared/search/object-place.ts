import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ObjectStore } from '../objects.ts';
import { changeFile, type SearchIndexPlace } from './place.ts';
import { formatVersion, indexFileName } from './schema.ts';

const indexObject = `search/${indexFileName}`;
/** Some sixty characters that say which index lies there: this is what is asked for again and again. */
const versionObject = `search/v${formatVersion}.version`;
const versionPattern = /^[0-9a-f]{64}$/;

type Options = {
  /** A folder of this machine that keeps a copy, such as `/tmp/search`. */
  folder: string;
  /** Milliseconds between two questions whether there is a newer index. */
  recheckAfterMs?: number;
  now?: () => number;
};

/** An index that is an object, with a copy on this machine that is renewed at most once a minute. */
export function createObjectPlace(
  objects: ObjectStore,
  { folder, recheckAfterMs = 60_000, now = Date.now }: Options,
): SearchIndexPlace {
  let copy: { file: string; version: string } | undefined;
  let checkedAt = Number.NEGATIVE_INFINITY;
  let checking: Promise<void> | undefined;

  const check = async (): Promise<void> => {
    const pointer = await objects.get(versionObject);
    const version = pointer && Buffer.from(pointer.body).toString();
    if (version && versionPattern.test(version) && version !== copy?.version) {
      const stored = await objects.get(indexObject);
      if (stored) await keep(stored.body, version);
    }
    checkedAt = now();
  };

  const keep = async (body: Uint8Array, version: string): Promise<void> => {
    const file = join(folder, `${version}.sqlite`);
    const unfinished = `${file}.${randomUUID()}`;
    await mkdir(folder, { recursive: true });
    await writeFile(unfinished, body);
    await rename(unfinished, file);
    // Whoever has the old copy open keeps it.
    if (copy) await rm(copy.file, { force: true });
    copy = { file, version };
  };

  /** Several that ask at once wait for one answer. */
  const checkOnce = (): Promise<void> => {
    checking ??= check().finally(() => {
      checking = undefined;
    });
    return checking;
  };

  return {
    async current() {
      if (now() - checkedAt < recheckAfterMs) return copy;
      try {
        await checkOnce();
      } catch (error) {
        // Yesterday's index answers better than an error; without one there is nothing to answer with.
        if (!copy) throw error;
      }
      return copy;
    },

    async update(change) {
      await checkOnce();
      const draft = join(folder, `draft-${randomUUID()}.sqlite`);
      await mkdir(folder, { recursive: true });
      try {
        if (copy) await writeFile(draft, await readFile(copy.file));
        if (!(await changeFile(draft, change))) return;
        const body = await readFile(draft);
        const version = createHash('sha256').update(body).digest('hex');
        await objects.put(indexObject, body, { contentType: 'application/vnd.sqlite3' });
        await objects.put(versionObject, Buffer.from(version), { contentType: 'text/plain' });
      } finally {
        await rm(draft, { force: true });
      }
    },
  };
}
