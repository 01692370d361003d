import { decodeText } from './decode.ts';
import { disqus } from './disqus.ts';
import { ImportError } from './import-error.ts';
import { createProblemLog, type ProblemLog } from './problem-log.ts';
import { createRecordReader, type XmlRecord } from './records.ts';
import type { SourceFormat } from './source.ts';
import type { Spool } from './spool.ts';
import { kept, takeComment } from './take-comment.ts';
import { wordpress } from './wordpress.ts';
import { readXml } from './xml.ts';

/** What a file is, and what of it was set aside or changed on the way. */
export type FileReading = {
  format: SourceFormat['name'];
  /** Comments of people in the file, those set aside included. */
  comments: number;
  /** Notes of other sites that they link here; they are not brought in. */
  pings: number;
  problems: ProblemLog;
};

/**
 * Reads a file of another system whole into a spool, and settles what answers what.
 * @throws {ImportError} when the file is none, or is damaged; it says where
 */
export async function readFileInto(spool: Spool, chunks: AsyncIterable<Uint8Array>): Promise<FileReading> {
  const problems = createProblemLog();
  const counts = { comments: 0, pings: 0 };
  let format: SourceFormat | undefined;
  let read: ReturnType<SourceFormat['createReader']> | undefined;

  const take = (record: XmlRecord) => {
    const item = read?.(record);
    if (item?.kind === 'thread') spool.addThread(item.thread);
    if (item?.kind === 'ping') counts.pings += 1;
    if (item?.kind !== 'comment' || !format) return;
    counts.comments += 1;
    const noted = takeComment(spool, item.comment, format.keepsLines);
    for (const note of noted) problems.add(item.comment.line, note);
  };
  await readXml(
    decodeText(chunks),
    createRecordReader({ ...disqus.records, ...wordpress.records }, take, (name, attributes, place) => {
      format = formatOf(name, attributes);
      read = format?.createReader();
      if (!format) throw new ImportError('wrong-format', notAnExport(name), place);
    }),
  );
  if (!format) throw new ImportError('wrong-format', notAnExport(''));
  settle(spool, problems);
  return { format: format.name, ...counts, problems };
}

const formatOf = (name: string, attributes: Record<string, string>): SourceFormat | undefined => {
  if (name === 'disqus') return disqus;
  return name === 'rss' && 'xmlns:wp' in attributes ? wordpress : undefined;
};

const notAnExport = (name: string): string =>
  name === 'rss'
    ? 'this is a feed. Comments are in the export that WordPress makes under Tools, Export.'
    : `this is no export of Disqus or WordPress: it begins with <${name}>.`;

function settle(spool: Spool, problems: ProblemLog): void {
  for (const { key, line } of spool.takeLost()) {
    const sentence = `the thread of comment ${key} is not in the file; it was left out.`;
    problems.add(line, { code: 'no-thread', sentence, setAside: true });
  }
  for (const { key, line } of spool.settleConversations()) {
    problems.add(line, kept('alone', `comment ${key} answers one that is not there; it stands on its own.`));
  }
}
