import * as z from 'zod/mini';
import type { Row } from '../table/client.ts';
import { parseJson } from '../text/json.ts';

/** Changes when an older program could not read a newer export. */
export const exportVersion = 1;
export const exportFormat = 'show-companion-export';

/** One line of an export; the first is the head, the last the end, which tells a file that was cut. */
export const lineSchema = z.union([
  z.strictObject({
    format: z.literal(exportFormat),
    version: z.int(),
    /** ISO 8601. */
    exportedAt: z.string(),
    /** The address of the site. */
    site: z.string(),
  }),
  z.strictObject({ row: z.record(z.string(), z.unknown()) }),
  z.strictObject({ object: z.string(), contentType: z.string(), body: z.string() }),
  z.strictObject({
    end: z.literal(true),
    rows: z.int(),
    objects: z.int(),
    /** SHA-256 of everything before this line, in base64url. */
    sha256: z.string(),
  }),
]);
export type ExportLine = z.infer<typeof lineSchema>;

const bytesSchema = z.strictObject({ $bytes: z.string() });

/** A line as it is written, without its end; bytes of a row are written in base64. */
export const writeLine = (line: ExportLine): string =>
  JSON.stringify(line, (_, value: unknown) =>
    value instanceof Uint8Array ? { $bytes: Buffer.from(value).toString('base64') } : value,
  );

/** @throws {Error} when the text is no line of an export */
export function readLine(text: string): ExportLine {
  const line = lineSchema.parse(parseJson(text));
  return 'row' in line ? { row: withBytes(line.row) } : line;
}

/** Bytes stand in attributes of a row, never deeper. */
const withBytes = (row: Row): Row =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => {
      const bytes = bytesSchema.safeParse(value);
      return [name, bytes.success ? new Uint8Array(Buffer.from(bytes.data.$bytes, 'base64')) : value];
    }),
  );
