import type { RawChapter } from '../chapters/settle.ts';

/** A file that an item points to. */
export type SourceFile = { url: string; type?: string; bytes?: number; medium?: string; duration?: number };
export type SourcePerson = { name: string; role?: string; group?: string };
type SourceReference = { url?: string; type?: string; language?: string };

/** One item as a feed states it, whatever the format: nothing is checked yet. */
export type SourceItem = {
  guid?: string;
  title?: string;
  /** The title without number and show name, when the feed gives one of its own. */
  cleanTitle?: string;
  link?: string;
  /** Best first. */
  dates: string[];
  duration?: string | number;
  /** HTML or plain text, fullest first. */
  notes: string[];
  /** Where a summary may come from, best first. */
  summaries: string[];
  /** Files to play, in the order of the feed. */
  files: SourceFile[];
  persons: SourcePerson[];
  /** Names of those who wrote it. */
  authors: string[];
  number?: string | number;
  season?: string | number;
  kind?: string;
  explicit?: boolean;
  transcripts: SourceReference[];
  chapters?: SourceReference;
  /** Chapters that the item itself spells out (Podlove simple chapters). */
  spelledChapters?: RawChapter[];
};

/** What a feed states of its show. */
export type SourceChannel = {
  title?: string;
  description?: string;
  language?: string;
  link?: string;
  podcastGuid?: string;
  newFeedUrl?: string;
  nextPage?: string;
  hub?: string;
  self?: string;
  persons: SourcePerson[];
};

/** The values that are there, in order. */
export const present = <T>(...values: (T | undefined)[]): T[] =>
  values.filter((value) => value !== undefined);
