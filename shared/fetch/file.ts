import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { FeedError } from '../problem.ts';
import { tooLarge } from './body.ts';

/** The path that an address means when it means a file; `undefined` for an address of the web. */
export function filePath(address: string): string | undefined {
  if (/^file:/i.test(address)) return fileURLToPath(address);
  return /^[a-z][a-z0-9+.-]+:/i.test(address) ? undefined : resolve(address);
}

/**
 * Reads a file under the same limit as a body.
 * @throws {FeedError} `unreachable`, `too-large`
 */
export async function readLocalFile(
  path: string,
  maxBytes: number,
): Promise<{ body: Uint8Array; address: string }> {
  try {
    const { size } = await stat(path);
    if (size > maxBytes) throw tooLarge(maxBytes);
    return { body: await readFile(path), address: pathToFileURL(path).href };
  } catch (error) {
    if (error instanceof FeedError) throw error;
    throw new FeedError('unreachable', `There is no file ${path} that can be read.`, { cause: error });
  }
}
