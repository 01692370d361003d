import { randomUUID } from 'node:crypto';
import { closeSync, copyFileSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import * as z from 'zod/mini';
import type { SearchDocument } from './document.ts';
import { createRows } from './rows.ts';
import { formatVersion, schema } from './schema.ts';

/** An index being written. Nothing is seen by readers before `commit`. */
export type IndexWriter = {
  /** Digests of what the index holds, by `documentKey`. */
  digests(): Map<string, string>;
  /** Stores documents; one of the same key is replaced, one of the same digest too is skipped. @returns how many were written */
  putDocuments(documents: Iterable<SearchDocument>): number;
  /** @returns whether it was there */
  removeDocument(key: string): boolean;
  /** Puts the new index in the place of the old in one step; readers of the old one keep it. */
  commit(): void;
  /** Leaves everything as it was. Harmless after `commit`. */
  abandon(): void;
};

/** Starts an empty index that will replace `file`. */
export function createIndex(file: string): IndexWriter {
  const draft = draftOf(file);
  const database = openDraft(draft);
  database.exec(schema);
  return writerOf(database, draft, file, true);
}

/** Starts from what `file` holds, or empty when it is missing, damaged, or of another format. */
export function updateIndex(file: string): IndexWriter {
  const draft = draftOf(file);
  try {
    copyFileSync(file, draft);
    const database = openDraft(draft);
    if (isSound(database)) return writerOf(database, draft, file, false);
    database.close();
  } catch {
    // Whatever is wrong with the old index, a new one mends it.
  }
  rmSync(draft, { force: true });
  return createIndex(file);
}

const draftOf = (file: string): string => `${file}.${randomUUID()}.draft`;

/** A draft that is cut short is thrown away, so it needs neither a journal nor to be on disk before its end. */
function openDraft(draft: string): DatabaseSync {
  const database = new DatabaseSync(draft);
  database.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -32000;');
  return database;
}

const versionSchema = z.object({ user_version: z.int() });

function isSound(database: DatabaseSync): boolean {
  const { user_version } = versionSchema.parse(database.prepare('PRAGMA user_version').get());
  return user_version === formatVersion;
}

function writerOf(database: DatabaseSync, draft: string, file: string, isNew: boolean): IndexWriter {
  const rows = createRows(database);
  database.exec('BEGIN');
  const finish = () => {
    if (database.isOpen) database.close();
  };
  return {
    digests: rows.digests,
    removeDocument: rows.remove,
    putDocuments(documents) {
      let written = 0;
      for (const document of documents) if (rows.put(document)) written += 1;
      return written;
    },
    commit() {
      if (isNew) {
        database.exec(`INSERT INTO entire (entire) VALUES ('optimize');
          INSERT INTO moments (moments) VALUES ('optimize');`);
      }
      database.exec('COMMIT');
      finish();
      flush(draft);
      renameSync(draft, file);
    },
    abandon() {
      finish();
      rmSync(draft, { force: true });
    },
  };
}

function flush(file: string): void {
  const handle = openSync(file, 'r+');
  fsyncSync(handle);
  closeSync(handle);
}
