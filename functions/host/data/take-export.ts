import type { HostContext } from '../endpoint.ts';
import type { HostParts } from '../parts.ts';

/**
 * The whole site as a file to keep, packed.
 * @throws {ProblemError} 413 when it does not fit into an answer, or takes too long: then the command makes it
 */
export async function answerExport(
  { packSite, now }: Pick<HostParts, 'packSite' | 'now'>,
  c: HostContext,
): Promise<Response> {
  const name = `site-${now().toISOString().slice(0, 10)}.jsonl.gz`;
  return c.body(new Uint8Array(await packSite()), 200, {
    'content-type': 'application/gzip',
    'content-disposition': `attachment; filename="${name}"`,
  });
}
