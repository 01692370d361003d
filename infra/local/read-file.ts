import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { ImportError } from '../../shared/import/import-error.ts';

/** Bytes of an unpacked file: far more than any export, far less than a packed one can be made to hold. */
const mostBytes = 4 * 1024 ** 3;

/**
 * A file in pieces; one that is packed by gzip, as Disqus sends its exports, is unpacked.
 * @throws {ImportError} when it cannot be read
 */
export async function* readWholeFile(file: string): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  try {
    const isPacked = await beginsPacked(file);
    const source = createReadStream(file);
    const pieces = isPacked ? source.pipe(createGunzip()) : source;
    if (isPacked) source.on('error', (error) => pieces.destroy(error));
    for await (const piece of pieces) {
      bytes += piece.length;
      if (bytes > mostBytes) throw new ImportError('too-large', 'The file is larger than any export.');
      yield piece;
    }
  } catch (error) {
    if (!isReadingError(error)) throw error;
    throw new ImportError('unreadable', `The file cannot be read: ${error.message}.`, undefined, {
      cause: error,
    });
  }
}

async function beginsPacked(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { buffer } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    return buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await handle.close();
  }
}

/** Of the file system or of zlib: both have codes. */
const isReadingError = (error: unknown): error is Error =>
  error instanceof Error && !(error instanceof ImportError) && 'code' in error;
