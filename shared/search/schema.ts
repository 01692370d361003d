/** Raised whenever the same documents would be stored differently; an index of another format is not read. */
export const formatVersion = 1;
/** Code that reads another format looks for another file, so deployments do not disturb each other. */
export const indexFileName = `v${formatVersion}.sqlite`;

/**
 * The tables of an index file. Both full-text tables hold no text of their own (`content=''`): `texts` holds it
 * once, and the words to take out of them when a document changes are made from it again.
 *
 * Words arrive folded (see `words.ts`), so the tokenizer has only to split at spaces: `ascii` takes everything
 * above 127 as part of a word.
 */
export const schema = `
  CREATE TABLE documents (
    rowid INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    show TEXT,
    year INTEGER NOT NULL,
    publishedAt TEXT NOT NULL,
    url TEXT NOT NULL,
    title TEXT NOT NULL,
    people TEXT NOT NULL,
    digest TEXT NOT NULL
  );
  CREATE TABLE texts (
    document INTEGER PRIMARY KEY,
    names TEXT NOT NULL,
    text TEXT NOT NULL,
    marks TEXT NOT NULL
  );
  CREATE TABLE passages (
    rowid INTEGER PRIMARY KEY,
    document INTEGER NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL
  );
  CREATE INDEX passagesOfDocument ON passages (document);
  -- One name a line in people; the names to be found are those and more.
  CREATE VIRTUAL TABLE entire USING fts5 (title, names, text, content='', tokenize='ascii');
  CREATE VIRTUAL TABLE moments USING fts5 (text, content='', columnsize=0, tokenize='ascii');
  CREATE VIRTUAL TABLE vocabulary USING fts5vocab (entire, 'row');
  CREATE TABLE spellings (
    word TEXT PRIMARY KEY,
    reversed TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX spellingsReversed ON spellings (reversed);
  PRAGMA user_version = ${formatVersion};
`;

/** What a hit in each column of `entire` counts: title, names, text. */
export const columnWeights = '10, 4, 1';
