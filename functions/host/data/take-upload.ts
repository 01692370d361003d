import { gunzipSync } from 'node:zlib';
import { isSiteExport } from '../../../shared/export/read-export.ts';
import type { ImportReport } from '../../../shared/import/import.ts';
import { ImportError } from '../../../shared/import/import-error.ts';
import { badRequest } from '../../../shared/problem.ts';
import type { HostContext } from '../endpoint.ts';
import type { HostParts } from '../parts.ts';

/** Bytes of a form with a file: a function is handed no more than six megabytes, in base64. */
export const largestUpload = 4 * 1024 * 1024;
/** Bytes of an unpacked file. */
const largestFile = 64 * 1024 * 1024;
/** Comments that are stored while somebody waits. */
const mostComments = 1000;
const pieceLength = 64 * 1024;

/** What became of a file that was sent. */
export type Upload = {
  report?: ImportReport;
  /** Why it cannot be used, and where in the file. */
  failure?: string;
  isTooMuch?: boolean;
  /** What was said about discussions, as it was typed. */
  map: string;
};

/**
 * Looks at a file that was sent with a form, or brings in its comments.
 * @throws {ProblemError} 400 when the form has no file
 */
export async function takeUpload(
  { table, site, now }: Pick<HostParts, 'table' | 'site' | 'now'>,
  c: HostContext,
): Promise<Upload> {
  const { file, map: typed, what } = await readForm(c);
  const map = typed
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  // Few requests need it, and it is a good part of the code.
  const { importComments } = await import('../../../shared/import/import.ts');
  const run = async (bytes: Buffer, isDryRun: boolean) =>
    importComments({ table, site, now }, piecesOf(bytes), { map, isDryRun });
  try {
    const bytes = unpacked(Buffer.from(await file.arrayBuffer()));
    if (await isSiteExport(piecesOf(bytes))) {
      const failure = 'This is a whole site; npm run import takes it into an empty one.';
      return { failure, map: typed };
    }
    const seen = await run(bytes, true);
    if (what !== 'import') return { report: seen, map: typed };
    if (seen.imported > mostComments) return { report: seen, isTooMuch: true, map: typed };
    return { report: await run(bytes, false), map: typed };
  } catch (error) {
    if (!(error instanceof ImportError)) throw error;
    return { failure: error.message, map: typed };
  }
}

async function readForm(c: HostContext): Promise<{ file: File; map: string; what: string }> {
  if (!c.req.header('content-type')?.startsWith('multipart/form-data')) throw noFile();
  const form = await c.req.formData();
  const file = form.get('file');
  if (!(file instanceof File) || file.size === 0) throw noFile();
  const text = (name: string) => String(form.get(name) ?? '').slice(0, 20_000);
  return { file, map: text('map'), what: text('what') };
}

const noFile = () => badRequest('no-file', 'Choose a file first.');

function unpacked(bytes: Buffer): Buffer {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: largestFile });
  } catch (cause) {
    throw new ImportError('unreadable', 'The file cannot be unpacked here.', undefined, { cause });
  }
}

async function* piecesOf(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += pieceLength) yield bytes.subarray(at, at + pieceLength);
}
