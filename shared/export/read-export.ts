import { createHash } from 'node:crypto';
import { ImportError } from '../import/import-error.ts';
import { type ExportLine, exportVersion, readLine } from './lines.ts';
import { partitionKind } from './partitions.ts';

/** What a site is made of again. */
export type ExportPart = Extract<ExportLine, { row: object } | { object: string }>;

/** Characters of the longest line: a long transcript in base64. */
const longestLine = 64 * 1024 * 1024;

/**
 * The rows and objects of an export. What was read is only sure once all of it was: the last line says whether
 * something is missing.
 * @throws {ImportError} naming the line: `wrong-format`, `wrong-version`, `not-well-formed`, `cut-short`, `changed`
 */
export async function* readExport(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<ExportPart> {
  const hash = createHash('sha256');
  const counts = { rows: 0, objects: 0 };
  let number = 0;
  let end: Extract<ExportLine, { end: true }> | undefined;
  const refuse = (code: string, sentence: string) =>
    new ImportError(code, sentence, { line: Math.max(1, number), column: 1 });

  for await (const text of linesOf(chunks, () =>
    refuse('too-large', 'this line is longer than any of an export.'),
  )) {
    number += 1;
    if (end) throw refuse('changed', 'something follows after the end of the export.');
    const line = parsed(text, refuse);
    if (number === 1) {
      if (!('format' in line)) throw refuse('wrong-format', 'this is no export of a site.');
      if (line.version !== exportVersion) {
        throw refuse(
          'wrong-version',
          `this is an export of version ${line.version}; version ${exportVersion} is read here.`,
        );
      }
    } else if ('format' in line) {
      throw refuse('changed', 'here a second export begins.');
    } else if ('end' in line) {
      end = line;
      const isWhole = line.sha256 === hash.digest('base64url');
      if (!isWhole || line.rows !== counts.rows || line.objects !== counts.objects) {
        throw refuse('changed', 'the export is not as it was written: its checksum differs.');
      }
      continue;
    } else {
      counts['row' in line ? 'rows' : 'objects'] += 1;
      checkPart(line, refuse);
      yield line;
    }
    hash.update(`${text}\n`);
  }
  if (!end) throw refuse('cut-short', 'the export ends before its last line: a part of it is missing.');
}

type Refuse = (code: string, sentence: string) => ImportError;

function parsed(text: string, refuse: Refuse): ExportLine {
  try {
    return readLine(text);
  } catch {
    throw refuse('not-well-formed', 'this is no line of an export.');
  }
}

function checkPart(part: ExportPart, refuse: Refuse): void {
  if ('object' in part) return;
  const { pk, sk } = part.row;
  const kind = typeof pk === 'string' && typeof sk === 'string' ? partitionKind(pk) : undefined;
  if (kind === undefined || kind === 'left')
    throw refuse('not-well-formed', 'this row is none of an export.');
}

async function* linesOf(chunks: AsyncIterable<Uint8Array>, tooLong: () => Error): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of chunks) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > longestLine) throw tooLong();
    yield* lines;
  }
  rest += decoder.decode();
  if (rest) yield rest;
}

/** Whether a file begins as exports of a site do: no export of another system begins with a brace. */
export async function isSiteExport(chunks: AsyncIterable<Uint8Array>): Promise<boolean> {
  for await (const chunk of chunks) return chunk[0] === '{'.charCodeAt(0);
  return false;
}
