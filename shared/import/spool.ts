import { DatabaseSync } from 'node:sqlite';
import * as z from 'zod/mini';
import { commentStates } from '../comment.ts';
import type { SourceThread } from './source.ts';

/** An imported comment before it is known where it stands here. */
export const spooledSchema = z.object({
  key: z.string(),
  /** Its id on this site. */
  id: z.string(),
  guest: z.string(),
  thread: z.string(),
  parent: z.nullable(z.string()),
  name: z.string(),
  body: z.string(),
  postedAt: z.string(),
  state: z.enum(commentStates),
  line: z.int(),
});
export type Spooled = z.infer<typeof spooledSchema>;

/** One in its place: `thread` is one of this site, `root` and `replyTo` are ids of this site. */
const placedSchema = z.object({
  ...z.pick(spooledSchema, {
    id: true,
    guest: true,
    thread: true,
    name: true,
    body: true,
    postedAt: true,
    state: true,
  }).shape,
  root: z.nullable(z.string()),
  replyTo: z.nullable(z.string()),
});
export type Placed = z.infer<typeof placedSchema>;

const threadSchema = z.object({
  ...{ key: z.string(), address: z.string(), names: z.string(), title: z.string() },
  ...{ isClosed: z.int(), line: z.int(), comments: z.int() },
});
const countSchema = z.object({ count: z.int() });
const stateCountSchema = z.object({ state: z.enum(commentStates), count: z.int() });
const targetSchema = z.object({ target: z.string() });
const lineSchema = z.object({ key: z.string(), line: z.int() });

const schema = `
  CREATE TABLE threads (key TEXT PRIMARY KEY, address TEXT, names TEXT, title TEXT, isClosed INT, line INT, target TEXT)
    WITHOUT ROWID;
  CREATE TABLE comments (key TEXT PRIMARY KEY, id TEXT, guest TEXT, thread TEXT, parent TEXT, name TEXT, body TEXT,
    postedAt TEXT, state TEXT, line INT, root TEXT, depth INT) WITHOUT ROWID;`;

/** Goes down from comments that answer none, as deep as they are answered. */
const findRoots = `
  WITH RECURSIVE below (key, root, depth) AS (
    SELECT key, key, 0 FROM comments WHERE parent IS NULL AND root IS NULL
    UNION ALL SELECT c.key, below.root, below.depth + 1 FROM below JOIN comments c ON c.parent = below.key
  )
  UPDATE comments SET root = below.root, depth = below.depth FROM below WHERE below.key = comments.key`;

const ofThread = `
  SELECT c.id, c.guest, t.target AS thread, c.name, c.body, c.postedAt, c.state,
    CASE WHEN c.parent IS NULL THEN NULL ELSE r.id END AS root, p.id AS replyTo
  FROM threads t JOIN comments c ON c.thread = t.key JOIN comments r ON r.key = c.root
  LEFT JOIN comments p ON p.key = c.parent
  WHERE t.target = ? ORDER BY r.id, c.depth, c.id`;

/**
 * A file's comments on disk, so that however many they are, memory holds few: an export is in the order of time,
 * and conversations are stored one after the other. Lives as long as the import.
 * @param file where nothing is yet
 */
export function openSpool(file: string) {
  const database = new DatabaseSync(file);
  database.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -16000; BEGIN;');
  database.exec(schema);
  const insertThread = database.prepare('INSERT OR IGNORE INTO threads VALUES (?, ?, ?, ?, ?, ?, NULL)');
  const insertComment = database.prepare(
    'INSERT OR IGNORE INTO comments VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL)',
  );
  const setTarget = database.prepare('UPDATE threads SET target = ? WHERE key = ?');
  const all = (sql: string, ...values: string[]) => database.prepare(sql).all(...values);
  return {
    addThread({ key, address, names, title, isClosed, line }: SourceThread): void {
      insertThread.run(key, address, JSON.stringify(names), title, Number(isClosed), line);
    },
    /** @returns false when one of the same name is there already */
    addComment(comment: Spooled): boolean {
      const { key, id, guest, thread, parent, name, body, postedAt, state, line } = comment;
      const { changes } = insertComment.run(
        ...[key, id, guest, thread, parent, name, body, postedAt, state, line],
      );
      return changes === 1;
    },
    /** Threads that have comments, with their number. */
    threads(): (SourceThread & { comments: number })[] {
      return all(`SELECT t.*, count(*) AS comments FROM threads t JOIN comments c ON c.thread = t.key
        GROUP BY t.key ORDER BY t.line, t.key`).map((row) => {
        const thread = threadSchema.parse(row);
        return {
          ...thread,
          names: z.array(z.string()).parse(JSON.parse(thread.names)),
          isClosed: thread.isClosed === 1,
        };
      });
    },
    /** @param target a thread of this site */
    mapThread(key: string, target: string): void {
      setTarget.run(target, key);
    },
    /** Comments whose thread the file does not have: they have no place. */
    takeLost(): { key: string; line: number }[] {
      const lost = all(
        `DELETE FROM comments WHERE thread NOT IN (SELECT key FROM threads) RETURNING key, line`,
      );
      return lost.map((row) => lineSchema.parse(row));
    },
    /**
     * Finds what each comment stands under. Those that answer what is not there stand on their own.
     * @returns those that lost what they answered
     */
    settleConversations(): { key: string; line: number }[] {
      database.exec('CREATE INDEX answers ON comments (parent) WHERE parent IS NOT NULL');
      database.exec('CREATE INDEX places ON comments (thread)');
      const alone = all(`UPDATE comments SET parent = NULL WHERE parent IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM comments p WHERE p.key = comments.parent AND p.thread = comments.thread) RETURNING key, line`);
      database.exec(findRoots);
      // What no root leads to answers itself in a circle.
      const circular = all('UPDATE comments SET parent = NULL WHERE root IS NULL RETURNING key, line');
      database.exec(findRoots);
      return [...alone, ...circular].map((row) => lineSchema.parse(row));
    },
    /** Numbers of comments by state, of threads that have a target. */
    states(): { state: Spooled['state']; count: number }[] {
      return all(`SELECT c.state, count(*) AS count FROM comments c JOIN threads t ON t.key = c.thread
        WHERE t.target IS NOT NULL GROUP BY c.state ORDER BY c.state`).map((row) =>
        stateCountSchema.parse(row),
      );
    },
    count(): number {
      return countSchema.parse(database.prepare('SELECT count(*) AS count FROM comments').get()).count;
    },
    /** The comments of each thread here in their places, conversation after conversation, each after what it answers. */
    *placed(): Generator<Iterable<Placed>> {
      const targets = all('SELECT DISTINCT target FROM threads WHERE target IS NOT NULL ORDER BY target');
      for (const { target } of targets.map((row) => targetSchema.parse(row)))
        yield placedIn(database, target);
    },
    close(): void {
      database.close();
    },
  };
}
function* placedIn(database: DatabaseSync, target: string): Generator<Placed> {
  const rows = database.prepare(ofThread).iterate(target);
  for (const row of rows) yield placedSchema.parse(row);
}

export type Spool = ReturnType<typeof openSpool>;
