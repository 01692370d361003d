/**
 * What becomes of the rows of a partition in an export. `facts`: what is read from feeds and pages, and what hosts
 * said about it; a site that has read them anew takes the exported ones in their place. `people`: what people wrote and
 * decided; nothing of it is ever written over. `left`: what is of use for a while or for this site alone, such as
 * sessions and logs of who sent what lately, or is made anew.
 */
export type PartitionKind = 'facts' | 'people' | 'left';

/** By how the keys of the partition begin, up to the first `#`. Every partition of the table is here. */
export const partitions: Record<string, PartitionKind> = {
  SHOW: 'facts',
  SHOWS: 'facts',
  EPISODE: 'facts',
  TRANSCRIPT: 'facts',
  PERSON: 'facts',
  ARTICLE: 'facts',
  ARTICLES: 'facts',
  PICTURE: 'facts',
  LINKS: 'facts',
  ARTICLEFEED: 'facts',
  FEED: 'facts',
  LEDGER: 'facts',
  COMPANIONS: 'facts',
  DAYS: 'facts',
  COUNTS: 'facts',
  MODERATORS: 'facts',

  THREAD: 'people',
  COMMENT: 'people',
  GUEST: 'people',
  SUBSCRIPTION: 'people',
  BAN: 'people',
  DECISIONS: 'people',
  LOG: 'people',

  CHECK: 'left',
  HUB: 'left',
  UPCOMING: 'left',
  TOLD: 'left',
  DUE: 'left',
  SEARCH: 'left',
  SENT: 'left',
  PROOF: 'left',
  RECENT: 'left',
  MAILBOX: 'left',
  UNSENT: 'left',
  LEARNED: 'left',
  SESSIONS: 'left',
};

/** `undefined` for a partition that nobody has thought of: it is not exported. */
export const partitionKind = (pk: string): PartitionKind | undefined => partitions[pk.replace(/#.*$/s, '')];
