/**
 * The one table: names of its keys and indexes, read by the code that queries it and by the code
 * that creates it, here and on AWS. `docs/access-patterns.md` says what each index answers.
 */
export const tableSchema = {
  partitionKey: 'pk',
  sortKey: 'sk',
  /** Seconds since 1970; rows past it are gone or about to go, so readers check it too. */
  ttl: 'expiresAt',
  indexes: {
    /** Lists inside one owner: a show's episodes, all people. */
    byOwner: { name: 'byOwner', partitionKey: 'ownerPk', sortKey: 'ownerSk' },
    /** Lists across the site, by time: latest episodes, articles. */
    byTime: { name: 'byTime', partitionKey: 'timePk', sortKey: 'timeSk' },
    /** Sparse: only episodes that belong to a season. */
    bySeason: { name: 'bySeason', partitionKey: 'seasonPk', sortKey: 'seasonSk' },
    /** Sparse: only comments at the top level of a thread, by their number of replies. */
    byReplies: { name: 'byReplies', partitionKey: 'repliesPk', sortKey: 'repliesSk' },
    /** Sparse: only comments that moderators look at, by the show, the thread and the guest they belong to. */
    byShow: { name: 'byShow', partitionKey: 'showPk', sortKey: 'showSk' },
    byThread: { name: 'byThread', partitionKey: 'threadPk', sortKey: 'threadSk' },
    byGuest: { name: 'byGuest', partitionKey: 'guestPk', sortKey: 'guestSk' },
    /** Sparse: only what moderators did, by what it was. */
    byAction: { name: 'byAction', partitionKey: 'actionPk', sortKey: 'actionSk' },
  },
} as const;

export type IndexName = keyof typeof tableSchema.indexes;
