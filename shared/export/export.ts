import { createHash } from 'node:crypto';
import { isLive } from '../comments/tools.ts';
import type { ObjectStore } from '../objects.ts';
import type { Row } from '../table/client.ts';
import { type ExportLine, exportFormat, exportVersion, writeLine } from './lines.ts';
import { partitionKind } from './partitions.ts';

export type ExportTools = {
  /** Every row of the table, in any order. */
  rows: AsyncIterable<Row>;
  objects: Pick<ObjectStore, 'get'>;
  site: { url: string };
  now: () => Date;
};

export type ExportReport = {
  rows: number;
  objects: number;
  /** Rows of use for a while or for this site alone. */
  left: number;
};

/**
 * Everything that a site consists of, as JSON Lines: a head, the rows of the table, the objects that they name, and an
 * end with a checksum. Holds no more than a row and the names of the objects.
 * @param onEnd is told what was written
 */
export async function* exportSite(
  { rows, objects, site, now }: ExportTools,
  onEnd: (report: ExportReport) => void = () => {},
): AsyncGenerator<string> {
  const hash = createHash('sha256');
  const report: ExportReport = { rows: 0, objects: 0, left: 0 };
  const named = new Set<string>();
  const line = (content: ExportLine): string => {
    const text = `${writeLine(content)}\n`;
    hash.update(text);
    return text;
  };
  yield line({
    format: exportFormat,
    version: exportVersion,
    exportedAt: now().toISOString(),
    site: site.url,
  });
  for await (const row of rows) {
    const kind = partitionKind(String(row.pk));
    if (kind === undefined || kind === 'left' || !isLive(row, now())) {
      report.left += 1;
      continue;
    }
    report.rows += 1;
    if (typeof row.object === 'string') named.add(row.object);
    yield line({ row });
  }
  for (const name of named) {
    const stored = await objects.get(name);
    if (!stored) continue;
    report.objects += 1;
    const body = Buffer.from(stored.body).toString('base64');
    yield line({ object: name, contentType: 'application/gzip', body });
  }
  const { rows: count, objects: carried } = report;
  yield `${writeLine({ end: true, rows: count, objects: carried, sha256: hash.digest('base64url') })}\n`;
  onEnd(report);
}
