import * as z from 'zod/mini';
import type { Comment } from '../comment.ts';
import type { Row, Write } from '../table/client.ts';
import * as keys from '../table/keys.ts';
import { isShown } from './public-writes.ts';

/** A public comment that is pinned to a second of its episode: enough to mark the place and to lead there. */
export type PinnedMoment = { id: string; thread: string; name: string; second: number };

/** An episode shows this many at most, the newest of its discussion. */
export const mostMoments = 100;

/**
 * What a change of a comment does to the moments of its thread. Each has a row of its own, so that nobody waits for
 * anybody, and a page reads the newest of them by one Query of bounded size. The comment's own row guards it.
 */
export function momentWrites(before: Comment | undefined, after: Comment): Write[] {
  const [was, is] = [before && momentOf(before), momentOf(after)];
  const key = keys.momentKey(after.thread, after.id);
  if (is) return was?.second === is.second && was.name === is.name ? [] : [{ put: { ...key, ...is } }];
  return was ? [{ remove: key }] : [];
}

function momentOf(comment: Comment): Pick<PinnedMoment, 'name' | 'second'> | undefined {
  const { name, second } = comment;
  return isShown(comment) && second !== undefined ? { name, second } : undefined;
}

const momentSchema = z.object({ pk: z.string(), sk: z.string(), name: z.string(), second: z.int() });

export function parseMoment(row: Row): PinnedMoment {
  const { pk, sk, name, second } = momentSchema.parse(row);
  return { id: sk.replace(/^.*#/, ''), thread: pk.replace(/^.*?#/, ''), name, second };
}
