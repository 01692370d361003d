import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import * as z from 'zod/mini';
import { createHits, type Found } from './hits.ts';
import { parseQuery } from './parse-query.ts';
import { createPlaces } from './places.ts';
import { type Reading, readingsOf } from './plan.ts';
import { createPresenter, type Present } from './present.ts';
import { formatVersion } from './schema.ts';
import { mostOnPage, mostResults, type SearchAnswer, type SearchRequest } from './search.ts';
import { createVocabulary } from './vocabulary.ts';

/** An index open for reading. */
export type SearchIndex = {
  /** Any text gives an answer, with results or none. */
  search(request: SearchRequest): SearchAnswer;
  close(): void;
};

/** With as many results as this, a more forgiving reading of the query is not tried. */
const enough = 5;

const versionSchema = z.object({ user_version: z.int() });

/**
 * Opens an index file. A file in its place is never written again, so no locks are taken.
 * @throws {Error} when the file is no index of this format
 */
export function openSearchIndex(file: string): SearchIndex {
  const database = new DatabaseSync(`${pathToFileURL(file).href}?immutable=1`, { readOnly: true });
  try {
    const { user_version } = versionSchema.parse(database.prepare('PRAGMA user_version').get());
    if (user_version !== formatVersion) {
      throw new Error(`The search index has format ${user_version}, expected ${formatVersion}.`);
    }
    return indexOver(database);
  } catch (error) {
    database.close();
    throw error;
  }
}

function indexOver(database: DatabaseSync): SearchIndex {
  database.exec('PRAGMA cache_size = -16000; PRAGMA mmap_size = 268435456;');
  const vocabulary = createVocabulary(database);
  const findHits = createHits(database);
  const placesOf = createPlaces(database, vocabulary);

  const findGroups = (request: SearchRequest) => {
    const groups = new Map<string, { group: Found[]; present: Present }>();
    const corrections: string[] = [];
    const query = parseQuery(request.text);
    if (query.terms.length === 0) return { groups, corrections };
    for (const reading of readingsOf(query, vocabulary)) {
      if (isLastResort(reading) && groups.size > 0) break;
      const added = [...findHits(reading, request)].filter(([key]) => !groups.has(key));
      const present = createPresenter(reading, placesOf);
      for (const [key, group] of added) groups.set(key, { group, present });
      if (added.length > 0) corrections.push(...reading.corrections);
      if (groups.size >= enough) break;
    }
    return { groups, corrections: [...new Set(corrections)] };
  };

  return {
    close: () => database.close(),
    search(request): SearchAnswer {
      const { groups, corrections } = findGroups(request);
      const limit = within(request.limit ?? 20, 1, mostOnPage);
      const page = within(request.page ?? 1, 1, mostResults);
      const all = [...groups.values()].slice(0, mostResults);
      const items = all.slice((page - 1) * limit, page * limit).map(({ group, present }) => present(group));
      return { items, total: all.length, page, pages: Math.ceil(all.length / limit), corrections };
    },
  };
}

/** Any of the words, where all of them together are nowhere. */
const isLastResort = ({ join }: Reading): boolean => join === 'OR';

const within = (value: number, least: number, most: number): number =>
  Math.min(Math.max(Math.trunc(value) || least, least), most);
