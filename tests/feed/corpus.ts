import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as z from 'zod/mini';

/** Folder of real feeds that are no part of the project; named by `CORPUS`. */
export const corpusFolder = resolve(process.env.CORPUS ?? '../shared/corpus');
export const hasCorpus = existsSync(join(corpusFolder, 'feeds/index.json'));
if (!hasCorpus) console.warn(`Skipped: tests with real feeds, because ${corpusFolder} does not exist.`);

const indexSchema = z.array(
  z.object({ file: z.string(), items: z.nullable(z.int()), verdict: z.string(), tags: z.array(z.string()) }),
);

export const corpusFile = (file: string): Uint8Array => readFileSync(join(corpusFolder, file));
export const corpusText = (file: string): string => readFileSync(join(corpusFolder, file), 'utf8');

export const realFeeds = hasCorpus ? indexSchema.parse(JSON.parse(corpusText('feeds/index.json'))) : [];
export const malformedFiles = hasCorpus
  ? readdirSync(join(corpusFolder, 'malformed')).map((name) => `malformed/${name}`)
  : [];

/** Hostile markup that people collected. */
export function hostileStrings(): string[] {
  const vector = z.object({ v: z.string() });
  return corpusText('comments/xss-vectors.jsonl')
    .split('\n')
    .filter(Boolean)
    .map((line) => vector.parse(JSON.parse(line)).v);
}
