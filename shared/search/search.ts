import type { SearchKind } from './document.ts';
import type { Part } from './excerpt.ts';

/** What is asked. Bounds are kept, not refused: a page below 1 is the first, a limit above 50 is 50. */
export type SearchRequest = {
  /** As typed. */
  text: string;
  show?: string | undefined;
  kind?: SearchKind | undefined;
  year?: number | undefined;
  /** Results on a page, 1 to 50; default 20. */
  limit?: number | undefined;
  /** From 1; results past the two hundredth are not there. */
  page?: number | undefined;
};

/** A place in the audio where something searched for is said. */
export type Moment = {
  /** Seconds from the start, whole. */
  second: number;
  /** Path on this site, `#t=<seconds>` included. */
  url: string;
  parts: Part[];
};

/** One episode or article. `kind`, `url` and `parts` are those of its best place. */
export type SearchResult = {
  kind: SearchKind;
  id: string;
  show?: string;
  title: string;
  titleParts: Part[];
  /** People of it in whose names something was found. */
  people: Part[][];
  year: number;
  /** ISO 8601 in UTC. */
  publishedAt: string;
  /** Path on this site; with `#t=<seconds>` when the best place is one in a transcript. */
  url: string;
  parts: Part[];
  second?: number;
  /** Up to three places in its transcript, the best first; the first is repeated above when it is the best of all. */
  moments: Moment[];
};

export type SearchAnswer = {
  items: SearchResult[];
  /** Results in all, at most 200. */
  total: number;
  page: number;
  pages: number;
  /** Spellings that were searched for beside the ones typed, when those gave little. */
  corrections: string[];
};

/** Most results that a query can be paged through, and on one page. */
export const mostResults = 200;
export const mostOnPage = 50;
