/**
 * Every key of the table is made in one of these rooms and imported from here. Times in sort keys are ISO 8601 in UTC,
 * so that text order is time order; the id behind them keeps keys unique.
 */
export * from './keys/articles.ts';
export * from './keys/comments.ts';
export * from './keys/console.ts';
export * from './keys/edge.ts';
export * from './keys/episodes.ts';
export * from './keys/guests.ts';
export * from './keys/insight.ts';
export * from './keys/sync.ts';
export * from './keys/times.ts';
