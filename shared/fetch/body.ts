import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { createBrotliDecompress, createUnzip } from 'node:zlib';
import { FeedError } from '../problem.ts';

/** What `readBody` can unpack, as an `Accept-Encoding` header. */
export const acceptedEncodings = 'gzip, br';

/**
 * Reads a response's body, unpacked. Bytes are counted as they come off the wire and again unpacked, so a
 * small file that unpacks into a huge one stops at the same limit.
 * @throws {FeedError} `too-large`, `unreachable` for one that breaks off, `unknown-encoding`
 */
export async function readBody(
  response: IncomingMessage,
  maxBytes: number,
  what?: string,
): Promise<Uint8Array> {
  if (Number(response.headers['content-length'] ?? 0) > maxBytes) throw tooLarge(maxBytes, what);
  const unpacked = unpack(response);
  const chunks: Uint8Array[] = [];
  let size = 0;
  let received = 0;
  response.on('data', (chunk: Uint8Array) => {
    received += chunk.byteLength;
    if (received > maxBytes) unpacked.destroy(tooLarge(maxBytes, what));
  });
  for await (const chunk of unpacked) {
    const bytes: Uint8Array = chunk;
    size += bytes.byteLength;
    if (size > maxBytes) throw tooLarge(maxBytes, what);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks, size);
}

/** Reads the first bytes of a response that was asked for unpacked, and lets go of the rest. */
export async function readBeginning(response: IncomingMessage, bytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const part of response) {
    const chunk: Uint8Array = part;
    chunks.push(chunk);
    size += chunk.byteLength;
    if (size >= bytes) break;
  }
  return Buffer.concat(chunks).subarray(0, bytes);
}

/** A response that fails takes its unpacking down with it, so that waiting for the one ends with the other. */
function unpack(response: IncomingMessage): Readable {
  const encoding = response.headers['content-encoding']?.trim().toLowerCase() ?? '';
  if (encoding === '' || encoding === 'identity') return response;
  const unpacker =
    encoding === 'br'
      ? createBrotliDecompress()
      : /^(?:x-)?gzip$|^deflate$/.test(encoding)
        ? createUnzip()
        : undefined;
  if (!unpacker) {
    throw new FeedError('unknown-encoding', 'The server packed its answer in a way that cannot be unpacked.');
  }
  response.on('error', (error) => unpacker.destroy(error));
  return response.pipe(unpacker);
}

/** The refusal of a body over the limit, in mebibytes as people count files. */
export const tooLarge = (maxBytes: number, what = 'feed'): FeedError =>
  new FeedError(
    'too-large',
    `The file at this address is larger than ${Math.max(1, Math.round(maxBytes / 1024 / 1024))} MB, which is more than a ${what} may be.`,
  );
