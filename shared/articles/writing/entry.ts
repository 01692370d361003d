/** An own article as its file keeps it; the fields are those of the content collection. */
export type Entry = {
  headline: string;
  dek: string;
  /** A slug in `people` of the site's configuration, or a name. */
  author: string;
  /** ISO 8601, a day or a moment. */
  date: string;
  kind: 'news' | 'opinion';
  /** A slug in `outlets`. */
  outlet?: string | undefined;
  originalUrl?: string | undefined;
  /** Slugs of the author's shows. */
  shows: string[];
  /** Markdown. */
  body: string;
};

/** What a page may not tell of its article; something then stands in for it. */
export type Fact = 'dek' | 'author' | 'date' | 'kind' | 'outlet' | 'originalUrl' | 'shows';

/** An entry, how each of its facts was found, and which of them were not. */
export type WrittenEntry = {
  entry: Entry;
  /** Where a fact comes from, as a phrase. */
  found: Partial<Record<Fact, string>>;
  missing: Fact[];
  /** Words of what was taken off, and phrases for what could not be taken along. */
  dropped: string[];
  leftOut: string[];
};
