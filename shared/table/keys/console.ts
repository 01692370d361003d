import type { Key } from '../client.ts';
import { moment } from './times.ts';

/** Comments in one list of the moderators: all of them, or those of a show, in parts; those of a thread or guest. */
export const queueShards = ['0', '1', '2', '3', '4', '5', '6', '7'] as const;
export const queue = (list: string, shard: string): string => `QUEUE#${list}#${shard}`;
export const queueOfShow = (list: string, show: string, shard: string): string =>
  `QUEUE#${list}#SHOW#${show}#${shard}`;
export const queueOfThread = (list: string, thread: string): string => `QUEUE#${list}#THREAD#${thread}`;
export const queueOfGuest = (list: string, guest: string): string => `QUEUE#${list}#GUEST#${guest}`;
/** Where a comment stands in such a list: the most pressing first, then by the time it came into its state. */
export const queuePlace = (rank: number, changedAt: string, id: string): string =>
  `${queueRank(rank)}${moment(changedAt, id)}`;
export const queueRank = (rank: number): string => `${rank}#`;
/** The part of the queue that a comment waits in: ids end in chance, so that the parts fill evenly. */
export const queueShard = (id: string): string =>
  queueShards[id.charCodeAt(id.length - 1) % queueShards.length] ?? '0';
/** One thing that a moderator did to something else than a comment. */
export const logKey = (id: string): Key => ({ pk: `LOG#${id}`, sk: 'LOG' });
/** All that moderators did, by time; what one of them did; and what was done in one way. */
export const wholeLog = 'LOG';
export const logOfActor = (actor: string): string => `LOG#ACTOR#${actor}`;
export const logOfAction = (action: string): string => `LOG#ACTION#${action}`;
/** What somebody who signs in to the console is called; all of them lie together. */
export const allModerators = 'MODERATORS';
export const moderatorKey = (subject: string): Key => ({ pk: allModerators, sk: subject });
/** A session of the host console, with all others of the same person. */
export const sessionKey = (owner: string, id: string): Key => ({ pk: sessionsOf(owner), sk: id });
export const sessionsOf = (owner: string): string => `SESSIONS#${owner}`;
