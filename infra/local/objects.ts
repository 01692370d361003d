import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import {
  checkObjectName,
  ObjectConflictError,
  type ObjectStore,
  type PutOptions,
  type StoredObject,
} from '../../shared/objects.ts';
import type { LocalSettings } from './settings.ts';

const lockLastsMs = 10_000;
const retryMs = 20;

/** The objects of this machine, beside its database. */
export const localObjects = ({ dataDir }: Pick<LocalSettings, 'dataDir'>): ObjectStore =>
  createFolderObjects(join(dataDir, 'objects'));

/**
 * Objects as files of a folder. A body is written beside its place and then renamed into it; conditions are
 * checked under a lock file, so that they hold between processes, too.
 */
export function createFolderObjects(folder: string): ObjectStore {
  const pathOf = (name: string) => join(folder, checkObjectName(name));
  return {
    async get(name) {
      return readObject(pathOf(name));
    },
    async put(name, body, options) {
      const path = pathOf(name);
      await mkdir(dirname(path), { recursive: true });
      return withLock(path, async () => {
        if (!(await isMet(path, options))) throw new ObjectConflictError(name);
        const unfinished = `${path}~${randomUUID()}`;
        await writeFile(unfinished, body);
        await rename(unfinished, path);
        return { etag: etagOf(body) };
      });
    },
  };
}

async function readObject(path: string): Promise<StoredObject | undefined> {
  try {
    const body = await readFile(path);
    return { body, etag: etagOf(body) };
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

async function isMet(path: string, { ifMatch, ifAbsent }: PutOptions): Promise<boolean> {
  if (!ifMatch && !ifAbsent) return true;
  return (await readObject(path))?.etag === ifMatch;
}

const etagOf = (body: Uint8Array): string => `"${createHash('sha256').update(body).digest('base64url')}"`;

/** A tilde is in no object's name, so lock and unfinished files are never taken for one. */
async function withLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  const lock = `${path}~lock`;
  while (!(await acquired(lock))) {
    if (await isAbandoned(lock)) await rm(lock, { force: true });
    else await pause(retryMs);
  }
  try {
    return await work();
  } finally {
    await rm(lock, { force: true });
  }
}

async function acquired(lock: string): Promise<boolean> {
  try {
    await (await open(lock, 'wx')).close();
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Its process was killed: writing a file takes no such time. */
async function isAbandoned(lock: string): Promise<boolean> {
  try {
    return Date.now() - (await stat(lock)).mtimeMs > lockLastsMs;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EISDIR');
