import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CommentState } from '../comment.ts';
import { logWrite } from '../comments/log.ts';
import type { Problem } from '../problem.ts';
import type { Site } from '../site/schema.ts';
import type { TableClient } from '../table/client.ts';
import { closeThreads } from './close-threads.ts';
import { createThreadMap } from './map-threads.ts';
import { readThreadsHere } from './places-here.ts';
import { readFileInto } from './read.ts';
import { openSpool } from './spool.ts';
import { countImported, storeImported } from './store.ts';

export type ImportTools = {
  table: TableClient;
  site: Pick<Site, 'url'>;
  now: () => Date;
  /** @param done comments that are stored, or were there, of so many */
  onProgress?: ((done: number, of: number) => void) | undefined;
};

export type ImportOptions = {
  /** What is to become of discussions that are not found by themselves: `old=new`. */
  map?: string[];
  /** Looks and tells, and stores nothing. */
  isDryRun?: boolean;
};

/** A discussion of the file that has no place here. */
export type UnmappedThread = {
  address: string;
  title: string;
  comments: number;
  line: number;
  /** What is to be said to map it. */
  name: string;
  /** Paths here that it might be. */
  perhaps: string[];
};

export type ImportReport = {
  format: 'disqus' | 'wordpress';
  isDryRun: boolean;
  /** Comments of people in the file; every one of them is in one of the next four numbers. */
  comments: number;
  imported: number;
  /** There already, by an earlier run. */
  unchanged: number;
  /** In discussions that have no place here. */
  unmapped: number;
  setAside: number;
  /** Notes of other sites that they link here; they are no comments. */
  pings: number;
  threads: { mapped: number; unmapped: UnmappedThread[] };
  /** Of the comments that have a place, by the state that they come in. */
  states: Partial<Record<CommentState, number>>;
  /** How many of which kind, and the first of them in full. */
  problemCounts: Record<string, number>;
  problems: (Problem & { line: number })[];
};

/**
 * Brings in the comments of another system. The file is read to its end before anything is stored: one that is
 * damaged changes nothing. What is in the table by an earlier run is left as it is.
 * @param chunks the file: Disqus XML or WordPress WXR
 * @throws {ImportError} when the file or the mapping cannot be used
 */
export async function importComments(
  tools: ImportTools,
  chunks: AsyncIterable<Uint8Array>,
  { map = [], isDryRun = false }: ImportOptions = {},
): Promise<ImportReport> {
  const { table, site, now, onProgress } = tools;
  const folder = mkdtempSync(join(tmpdir(), 'companion-import-'));
  const spool = openSpool(join(folder, 'comments.db'));
  try {
    const mapThread = createThreadMap(site.url, await readThreadsHere(table, now()), map);
    const { format, comments, pings, problems } = await readFileInto(spool, chunks);
    const threads = spool.threads().map((thread) => ({ ...thread, mapped: mapThread(thread) }));
    const mapped = threads.flatMap(({ mapped: { thread }, ...source }) =>
      thread ? [{ ...source, thread }] : [],
    );
    for (const { key, thread } of mapped) spool.mapThread(key, thread);
    const states = Object.fromEntries(spool.states().map(({ state, count }) => [state, count]));
    const placed = mapped.reduce((sum, thread) => sum + thread.comments, 0);
    const stored = isDryRun
      ? await countImported(table, spool.placed())
      : await storeImported(
          { table, now, ...(onProgress && { onProgress: (done) => onProgress(done, placed) }) },
          spool.placed(),
        );
    if (!isDryRun) await closeThreads(table, now(), mapped);
    if (stored.imported > 0 && !isDryRun) {
      const detail = `${stored.imported} comments from ${format}`;
      await table.transact([logWrite(now(), { actor: 'site', action: 'import-file', detail })]);
    }
    return {
      ...{ format, isDryRun, comments, ...stored, pings, states },
      unmapped: spool.count() - placed,
      setAside: comments - spool.count(),
      threads: {
        mapped: mapped.length,
        unmapped: threads.flatMap(({ mapped: place, key, names, ...thread }) =>
          place.thread === undefined ? [unmappedThread({ ...thread, key, names }, place.perhaps)] : [],
        ),
      },
      problemCounts: problems.counts(),
      problems: problems.told(),
    };
  } finally {
    spool.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

type Unmapped = Omit<UnmappedThread, 'name' | 'perhaps'> & { key: string; names: string[] };

const unmappedThread = (
  { address, title, comments, line, key, names: [name] }: Unmapped,
  perhaps: string[],
): UnmappedThread => ({ address, title, comments, line, name: address || name || key, perhaps });
