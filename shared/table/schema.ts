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
  },
} as const;

export type IndexName = keyof typeof tableSchema.indexes;
