import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod/mini';
import { documentKey, longest, type SearchDocument } from './document.ts';
import { joinCues, packMarks, passagesOf } from './passages.ts';
import { folded } from './words.ts';

const storedSchema = z.object({
  rowid: z.int(),
  title: z.string(),
  people: z.string(),
  names: z.string(),
  text: z.string(),
});
const digestSchema = z.object({ key: z.string(), digest: z.string() });
const passageSchema = z.object({ rowid: z.int() });

/** The rows of an open index: puts and removes whole documents. */
export function createRows(database: DatabaseSync) {
  const sql = statements(database);
  /** Spellings stored by this writer: most words of a text were in the one before. */
  const spelt = new Set<string>();

  const remove = (key: string): boolean => {
    const row = sql.find.get(key);
    if (!row) return false;
    const stored = storedSchema.parse(row);
    const words = columnsOf(stored);
    sql.forgetWords.run(stored.rowid, words.title, words.names, words.text);
    // Divided again as it was when stored, to name the words of each passage.
    const passages = passagesOf(stored.text);
    for (const [at, passage] of sql.passages.all(stored.rowid).entries()) {
      sql.forgetMoment.run(passageSchema.parse(passage).rowid, passages[at]?.words ?? '');
    }
    sql.removePassages.run(stored.rowid);
    sql.removeText.run(stored.rowid);
    sql.removeDocument.run(stored.rowid);
    return true;
  };

  const insert = (document: SearchDocument): void => {
    const { kind, id, show, publishedAt, url, digest } = document;
    const title = bounded(document.title, longest.title);
    const people = (document.people ?? []).slice(0, longest.people).map(nameOnLine).join('\n');
    const names = bounded(document.names ?? '', longest.names);
    const { text, marks } =
      document.kind === 'transcript'
        ? joinCues(document.cues)
        : { text: bounded(document.text, longest.text), marks: [] };
    const year = Number(publishedAt.slice(0, 4)) || 0;
    const key = documentKey(document);
    const { lastInsertRowid: rowid } = sql.insertDocument.run(
      ...[key, kind, id, show ?? null, year, publishedAt, url, title, people, digest],
    );
    sql.insertText.run(rowid, names, text, packMarks(marks));
    const words = columnsOf({ title, people, names, text });
    sql.learnWords.run(rowid, words.title, words.names, words.text);
    for (const part of Object.values(words)) learnSpellings(part);
    for (const { start, end, words: said } of passagesOf(text)) {
      const { lastInsertRowid: passage } = sql.insertPassage.run(rowid, start, end);
      sql.learnMoment.run(passage, said);
    }
  };

  const learnSpellings = (text: string): void => {
    for (const word of text.split(' ')) {
      if (!word || spelt.has(word)) continue;
      spelt.add(word);
      sql.insertSpelling.run(word, [...word].reverse().join(''));
    }
  };

  return {
    remove,
    /** @returns false when the index holds it already */
    put(document: SearchDocument): boolean {
      const key = documentKey(document);
      const held = sql.digest.get(key);
      if (held && digestSchema.parse(held).digest === document.digest) return false;
      if (held) remove(key);
      insert(document);
      return true;
    },
    digests: (): Map<string, string> =>
      new Map(
        sql.digests.all().map((row) => {
          const { key, digest } = digestSchema.parse(row);
          return [key, digest];
        }),
      ),
  };
}

/** A document as the full-text table has it. */
const columnsOf = ({ title, people, names, text }: Omit<z.infer<typeof storedSchema>, 'rowid'>) => ({
  title: folded(title),
  names: folded(`${people}\n${names}`),
  text: folded(text),
});

const nameOnLine = (name: string): string => bounded(name, longest.name).replace(/\s+/g, ' ');

const bounded = (text: string, limit: number): string =>
  text.slice(0, limit).replaceAll('\0', ' ').toWellFormed();

function statements(database: DatabaseSync) {
  return {
    digest: database.prepare('SELECT key, digest FROM documents WHERE key = ?'),
    digests: database.prepare('SELECT key, digest FROM documents'),
    find: database.prepare(`SELECT d.rowid, d.title, d.people, t.names, t.text
      FROM documents d JOIN texts t ON t.document = d.rowid WHERE d.key = ?`),
    passages: database.prepare('SELECT rowid FROM passages WHERE document = ? ORDER BY rowid'),
    insertDocument:
      database.prepare(`INSERT INTO documents (key, kind, id, show, year, publishedAt, url, title, people, digest)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`),
    insertText: database.prepare('INSERT INTO texts (document, names, text, marks) VALUES (?, ?, ?, ?)'),
    insertPassage: database.prepare('INSERT INTO passages (document, start, end) VALUES (?, ?, ?)'),
    insertSpelling: database.prepare('INSERT OR IGNORE INTO spellings (word, reversed) VALUES (?, ?)'),
    learnWords: database.prepare('INSERT INTO entire (rowid, title, names, text) VALUES (?, ?, ?, ?)'),
    learnMoment: database.prepare('INSERT INTO moments (rowid, text) VALUES (?, ?)'),
    forgetWords: database.prepare(
      `INSERT INTO entire (entire, rowid, title, names, text) VALUES ('delete', ?, ?, ?, ?)`,
    ),
    forgetMoment: database.prepare(`INSERT INTO moments (moments, rowid, text) VALUES ('delete', ?, ?)`),
    removeDocument: database.prepare('DELETE FROM documents WHERE rowid = ?'),
    removeText: database.prepare('DELETE FROM texts WHERE document = ?'),
    removePassages: database.prepare('DELETE FROM passages WHERE document = ?'),
  };
}
