import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { corpusFolder, corpusText, hostileStrings } from '../../feed/corpus.ts';

export const hasComments = existsSync(join(corpusFolder, 'comments'));
if (!hasComments) console.warn(`Skipped: tests with collected comments, because ${corpusFolder} has none.`);

/** Strings that programs stumble over, and hostile markup. */
export const difficultStrings = (): string[] =>
  hasComments
    ? [
        ...z.array(z.string()).parse(JSON.parse(corpusText('comments/naughty-strings.json'))),
        ...hostileStrings(),
      ]
    : [];

/** A comment on a video, as people marked it. */
export type LabelledComment = { author: string; at: Date; body: string; isSpam: boolean };

/** One file for each video whose comments were labelled. */
export const labelledFiles: string[] = hasComments
  ? readdirSync(join(corpusFolder, 'comments')).filter((name) => /^youtube.*\.csv$/i.test(name))
  : [];

/** The labelled comments of one video, oldest first. */
export function labelledComments(file: string): LabelledComment[] {
  const [head = [], ...rows] = csvRows(
    readFileSync(join(corpusFolder, 'comments', file), 'utf8').replace(/^\ufeff/, ''),
  );
  const column = (name: string) => head.indexOf(name);
  return rows
    .filter((row) => row.length === head.length)
    .map((row, at) => ({
      author: row[column('AUTHOR')] ?? '',
      // Some have no date: then the order of the file counts, at a pace that says nothing against anybody.
      at: new Date(row[column('DATE')] || at * 600_000),
      body: row[column('CONTENT')] ?? '',
      isSpam: row[column('CLASS')] === '1',
    }))
    .sort((one, other) => one.at.getTime() - other.at.getTime());
}

/** @see https://www.rfc-editor.org/rfc/rfc4180 */
function csvRows(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,"\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end !== ',') rows.push([]);
  }
  return rows;
}
