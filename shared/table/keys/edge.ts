import type { Key } from '../client.ts';

/** What is dated in the future, so that its lists can be refreshed when its time has come. */
export const upcomingKey: Key = { pk: 'UPCOMING', sk: 'UPCOMING' };
/** When the edge was last told of a tag that it is told of seldom, and the tags that it is to be told of yet. */
export const toldKey = (tag: string): Key => ({ pk: `TOLD#${tag}`, sk: 'TOLD' });
export const dueKey = (tag: string): Key => ({ pk: 'DUE', sk: tag });
