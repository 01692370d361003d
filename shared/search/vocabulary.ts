import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod/mini';
import { isOneEditApart } from './edit.ts';

/** What the words of an index are, and how common each is. */
export type Vocabulary = {
  /** Documents of the whole index. */
  documents: number;
  /** How many documents hold a word. */
  count(word: string): number;
  /** Those of the words that the index holds. */
  known(words: string[]): string[];
  /** Longer words that begin with a word, the most common first, at most sixteen. */
  continuations(word: string): string[];
  /** Words of the index one edit away from a word, the most common first, at most three. */
  corrections(word: string): string[];
};

const wordSchema = z.object({ word: z.string() });
const countSchema = z.object({ documents: z.int() });
const mostCorrections = 3;
const mostContinuations = 16;
/** Only the shortest continuations are compared by how common they are. */
const mostCompared = 100;
/** Beyond every letter that a word can begin with. */
const afterAll = '\u{10ffff}';

export function createVocabulary(database: DatabaseSync): Vocabulary {
  const documents = database.prepare('SELECT count(*) AS documents FROM documents');
  const occurrence = database.prepare('SELECT doc AS documents FROM vocabulary WHERE term = ?');
  const spelling = database.prepare('SELECT word FROM spellings WHERE word = ?');
  const beginning = database.prepare(
    'SELECT word FROM spellings WHERE word >= ? AND word < ? AND length(word) BETWEEN ? AND ?',
  );
  const ending = database.prepare(
    'SELECT word FROM spellings WHERE reversed >= ? AND reversed < ? AND length(word) BETWEEN ? AND ?',
  );
  const longer = database.prepare(
    `SELECT word FROM spellings WHERE word > ? AND word < ? ORDER BY length(word), word LIMIT ${mostCompared}`,
  );
  const count = (word: string): number => {
    const row = occurrence.get(word);
    return row ? countSchema.parse(row).documents : 0;
  };

  /** One edit leaves the beginning or the end of a word as it was: only words that share one are compared. */
  const neighbours = (word: string): string[] => {
    const signs = [...word];
    const start = signs.slice(0, Math.floor((signs.length - 1) / 2)).join('');
    const end = signs
      .slice(Math.floor((signs.length - 1) / 2) + 1)
      .reverse()
      .join('');
    const lengths = [signs.length - 1, signs.length + 1];
    const words = new Set([
      ...wordsIn(beginning.all(start, start + afterAll, ...lengths)),
      ...wordsIn(ending.all(end, end + afterAll, ...lengths)),
    ]);
    return [...words].filter((candidate) => isOneEditApart(word, candidate));
  };

  const mostCommon = (words: string[], least: number, most: number): string[] =>
    words
      .map((word) => ({ word, documents: count(word) }))
      .filter(({ documents }) => documents >= least)
      .sort((one, other) => other.documents - one.documents || (one.word < other.word ? -1 : 1))
      .slice(0, most)
      .map(({ word }) => word);

  return {
    documents: countSchema.parse(documents.get()).documents,
    count,
    known: (words) => words.filter((word) => spelling.get(word) !== undefined),
    continuations: (word) => mostCommon(wordsIn(longer.all(word, word + afterAll)), 1, mostContinuations),
    corrections: (word) => mostCommon(neighbours(word), count(word) * 10 + 1, mostCorrections),
  };
}

const wordsIn = (rows: unknown[]): string[] => rows.map((row) => wordSchema.parse(row).word);
