import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { exportSite } from '../../../shared/export/export.ts';
import { notFound, ProblemError } from '../../../shared/problem.ts';
import type { HostContext } from '../endpoint.ts';
import type { HostParts } from '../parts.ts';

/** Bytes of an answer: a function gives no more than six megabytes, in base64. */
const largestAnswer = 4 * 1024 * 1024;
const longestMs = 10_000;

/**
 * The whole site as a file to keep, packed.
 * @throws {ProblemError} 413 when it does not fit into an answer, or takes too long: then the command makes it
 */
export async function answerExport(
  { siteData, site, now }: Pick<HostParts, 'siteData' | 'site' | 'now'>,
  c: HostContext,
): Promise<Response> {
  if (!siteData) throw notFound('export');
  const { rows, objects } = siteData;
  const packed = Readable.from(exportSite({ rows: rows(), objects, site, now })).pipe(createGzip());
  const parts: Buffer[] = [];
  const startedAt = performance.now();
  let bytes = 0;
  for await (const part of packed) {
    parts.push(part);
    bytes += part.length;
    if (bytes > largestAnswer || performance.now() - startedAt > longestMs) throw tooLarge();
  }
  const name = `site-${now().toISOString().slice(0, 10)}.jsonl.gz`;
  return c.body(new Uint8Array(Buffer.concat(parts)), 200, {
    'content-type': 'application/gzip',
    'content-disposition': `attachment; filename="${name}"`,
  });
}

const tooLarge = () =>
  new ProblemError(
    413,
    'too-large',
    'The site is too large to be handed over here. The command takes it whole: npm run export -- site.jsonl.gz',
  );
