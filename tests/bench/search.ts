import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod/mini';
import type { SearchDocument } from '../../shared/search/document.ts';
import { openSearchIndex } from '../../shared/search/open-index.ts';
import { createIndex, updateIndex } from '../../shared/search/writer.ts';
import { inventSpeech } from './invented-speech.ts';
import type { Figure } from './run.ts';

type Size = { episodes: number; transcripts: number; rounds: number };
const full: Size = { episodes: 2_000, transcripts: 200, rounds: 40 };
const small: Size = { episodes: 100, transcripts: 10, rounds: 5 };

const speech = inventSpeech(1);
const hosts = ['Marlo Vantreve', 'Odile Barrowick', 'Tamsin Quellery'];

/** Search over episodes of 1,000 words and transcripts of 8,000: building, adding one, asking. */
export async function benchSearch({ short }: { short: boolean }): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'companion-search-'));
  const file = join(folder, 'search.sqlite');
  try {
    const size = short ? small : full;
    const build = measureInOwnProcess('build', file, size);
    const megabytes = statSync(file).size / 1e6;
    const add = measureInOwnProcess('add', file, size);
    return [
      { what: 'search: build of the whole index', value: build.ms / 1000, unit: 's', budget: 15 },
      { what: 'search: peak memory of that build', value: build.megabytes, unit: 'MB', budget: 400 },
      { what: 'search: size of the index', value: megabytes, unit: 'MB' },
      { what: 'search: add one episode with its transcript', value: add.ms / 1000, unit: 's', budget: 1 },
      ...measureQueries(file, size),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const measured = z.object({ ms: z.number(), megabytes: z.number() });

/** Peak memory belongs to a process, so each measurement has one of its own. */
function measureInOwnProcess(task: 'build' | 'add', file: string, size: Size) {
  const args = [import.meta.filename, '--task', task, '--file', file, '--size', JSON.stringify(size)];
  return measured.parse(JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })));
}

function runTask(task: string, file: string, size: Size): void {
  // Speaking the documents is no part of the measurement.
  let inventing = 0;
  const timed = function* (documents: Iterable<SearchDocument>) {
    let began = performance.now();
    for (const document of documents) {
      inventing += performance.now() - began;
      yield document;
      began = performance.now();
    }
  };
  const began = performance.now();
  const writer = task === 'build' ? createIndex(file) : updateIndex(file);
  writer.putDocuments(timed(task === 'build' ? everything(size) : oneMore()));
  writer.commit();
  const ms = performance.now() - began - inventing;
  console.log(JSON.stringify({ ms, megabytes: process.resourceUsage().maxRSS / 1000 }));
}

function* everything({ episodes, transcripts }: Size): Generator<SearchDocument> {
  for (let at = 0; at < episodes; at += 1) {
    yield episode(`e${at}`, at);
    if (at < transcripts) yield transcript(`e${at}`, at);
  }
}

const oneMore = (): SearchDocument[] => [episode('new', 9_999), transcript('new', 9_999)];

const headOf = (id: string, at: number) => ({
  id,
  show: at % 2 ? 'odd' : 'even',
  url: `/${at % 2 ? 'odd' : 'even'}/${id}`,
  title: speech.say(8),
  names: `${hosts[at % 2]} ${at % 50 === 0 ? hosts[2] : ''} ${at}`,
  publishedAt: new Date(Date.UTC(2012, 0, 1 + at)).toISOString(),
  digest: `digest of ${id}`,
});

const episode = (id: string, at: number): SearchDocument => ({
  ...headOf(id, at),
  kind: 'episode',
  text: speech.say(1_000),
});

const transcript = (id: string, at: number): SearchDocument => ({
  ...headOf(id, at),
  kind: 'transcript',
  cues: Array.from({ length: 800 }, (_, cue) => ({ start: cue * 4, text: speech.say(10) })),
});

/** Kinds of queries that people type, each made anew in every round. */
const queries: Record<string, () => string> = {
  'one telling word': () => rank(200, 5_000),
  'two telling words': () => `${rank(50, 2_000)} ${rank(50, 2_000)} `,
  'three words, one of them common': () => `${rank(0, 10)} ${rank(50, 1_000)} ${rank(50, 1_000)} `,
  'a host and a word': () => `vantreve ${rank(100, 3_000)} `,
  'a name, one letter wrong': () => pick(['Quellary', 'Qullery', 'Tamsni', 'Vantrev', 'Barowick']),
  'the beginning of a word': () => rank(300, 20_000).slice(0, 4),
  'a phrase': () => `"${rank(5, 100)} ${rank(5, 100)}"`,
  'a question of common words': () => Array.from({ length: 7 }, () => rank(0, 60)).join(' '),
  'the most common word': () => speech.wordOfRank(0),
  'words of which none go together': () => `${rank(20_000, 39_000)} ${rank(20_000, 39_000)} `,
};

const rank = (least: number, most: number): string =>
  speech.wordOfRank(least + Math.floor(speech.random() * (most - least)));
const pick = (from: string[]): string => from[Math.floor(speech.random() * from.length)] ?? '';

function measureQueries(file: string, { rounds }: Size): Figure[] {
  const began = performance.now();
  const index = openSearchIndex(file);
  index.search({ text: 'first' });
  const opening = performance.now() - began;
  const times = Object.entries(queries).map(([kind, query]) => {
    const all = Array.from({ length: rounds }, () => {
      const text = query();
      const start = performance.now();
      index.search({ text });
      return performance.now() - start;
    });
    return { kind, all };
  });
  index.close();
  const everyTime = times.flatMap(({ all }) => all);
  return [
    { what: 'search: opening the index and the first query', value: opening, unit: 'ms' },
    { what: `search: ${everyTime.length} queries, p50`, value: quantile(everyTime, 0.5), unit: 'ms' },
    {
      what: `search: ${everyTime.length} queries, p95`,
      value: quantile(everyTime, 0.95),
      unit: 'ms',
      budget: 20,
    },
    ...times.map(({ kind, all }) => ({
      what: `search: ${kind}, p95`,
      value: quantile(all, 0.95),
      unit: 'ms',
    })),
  ];
}

function quantile(values: number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

if (process.argv[1] === import.meta.filename) {
  const sizeSchema = z.object({ episodes: z.int(), transcripts: z.int(), rounds: z.int() });
  const { values } = parseArgs({
    options: {
      short: { type: 'boolean', default: false },
      task: { type: 'string' },
      file: { type: 'string' },
      size: { type: 'string' },
    },
  });
  if (values.task && values.file && values.size) {
    runTask(values.task, values.file, sizeSchema.parse(JSON.parse(values.size)));
  } else {
    for (const { what, value, unit, budget } of await benchSearch(values)) {
      console.log(
        `${what.padEnd(56)} ${value.toFixed(2).padStart(9)} ${unit}${budget ? ` (budget ${budget} ${unit})` : ''}`,
      );
    }
  }
}
