import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { type ExportTools, exportSite } from '../../shared/export/export.ts';
import { ProblemError } from '../../shared/problem.ts';

/** Bytes of an answer: a function gives no more than six megabytes, in base64. */
const largestAnswer = 4 * 1024 * 1024;
const longestMs = 10_000;

/**
 * The whole site in one piece, packed, while somebody waits.
 * @throws {ProblemError} 413 when it does not fit into an answer, or takes too long: then the command makes it
 */
export async function packSite(tools: ExportTools): Promise<Uint8Array> {
  const packed = Readable.from(exportSite(tools)).pipe(createGzip());
  const parts: Buffer[] = [];
  const startedAt = performance.now();
  let bytes = 0;
  for await (const part of packed) {
    parts.push(part);
    bytes += part.length;
    if (bytes > largestAnswer || performance.now() - startedAt > longestMs) throw tooLarge();
  }
  return new Uint8Array(Buffer.concat(parts));
}

const tooLarge = () =>
  new ProblemError(
    413,
    'too-large',
    'The site is too large to be handed over here. The command takes it whole: npm run export -- site.jsonl.gz',
  );
