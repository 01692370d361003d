import type { Problem } from '../../shared/problem.ts';

/** What one run did with the transcripts and chapters of a show. */
export type CompanionReport = {
  show: string;
  /** New or different ones, those that are as they were, and those that could not be had. */
  stored: number;
  unchanged: number;
  failed: number;
  /** Due too, and left for a later run. */
  waiting: number;
};

/** What one feed's run did, for a terminal, a log line or a test. */
export type FeedReport = {
  feed: string;
  show: string;
  title: string;
  outcome: 'synced' | 'unchanged' | 'failed';
  /** Items in the feed, those set aside included. */
  items: number;
  created: number;
  updated: number;
  unchanged: number;
  /** Episodes whose links to articles and other episodes changed. */
  linked: number;
  /** Items left out, each with its reason in `problems`. */
  setAside: number;
  problems: Problem[];
  /** Why the feed could not be taken; the table keeps what it had. */
  failure?: { code: string; sentence: string };
  /** ISO 8601: when the next file beside an episode is to be fetched; absent when there is none to fetch. */
  companionsDueAt?: string | undefined;
  bytes: number;
  milliseconds: number;
};

export const emptyReport = (feed: string, show: string): FeedReport => ({
  feed,
  show,
  title: '',
  outcome: 'unchanged',
  items: 0,
  created: 0,
  updated: 0,
  unchanged: 0,
  linked: 0,
  setAside: 0,
  problems: [],
  bytes: 0,
  milliseconds: 0,
});
