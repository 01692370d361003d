import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import type { Comment } from '../../../shared/comment.ts';
import { commentRow } from '../../../shared/comments/change.ts';
import { newCommentId } from '../../../shared/comments/id.ts';
import { momentWrites } from '../../../shared/comments/pinned-moments.ts';
import { type PublicRow, publicRow, repliesWithRoot } from '../../../shared/comments/public-row.ts';
import { readBody } from '../../../shared/comments/text/body.ts';
import { longestName, readName } from '../../../shared/comments/text/name.ts';
import type { TableClient, Write } from '../../../shared/table/client.ts';
import * as keys from '../../../shared/table/keys.ts';
import { difficultStrings } from './corpus.ts';

/** Words that do harm where they are taken for more than words, written for these tests. */
export const ownHostileWords = z
  .array(z.string())
  .parse(JSON.parse(readFileSync(new URL('../../fixtures/hostile-words.json', import.meta.url), 'utf8')));

/** Those, and what people collected. */
export const hostileWords: string[] = [...new Set([...ownHostileWords, ...difficultStrings()])];

/** Hostile words as a name, as far as a name goes; somebody’s own where nothing of them can be seen. */
export function nameOf(words: string): string {
  const name = readName(words.slice(0, longestName));
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(name) ? name : 'Somebody';
}

const longestPack = 4500;

/** All of some words, paragraph after paragraph, in comments as long as comments can be. */
export function packed(words: string[]): string[] {
  const packs: string[] = [];
  for (const each of words) {
    const last = packs.at(-1);
    if (last !== undefined && last.length + each.length < longestPack)
      packs[packs.length - 1] += `\n\n${each}`;
    else packs.push(each);
  }
  return packs;
}

type Room = {
  threads: string[];
  /** Of whom every comment is. */
  guest: string;
  /** When the first was posted; the others follow second by second. */
  from: Date;
};

/**
 * Writes comments into a table as they are stored once they are published: each word of a list as a comment and as
 * its author's name. The first of every four begins a conversation at some second of its episode; the others answer
 * it, all of which is shown.
 */
export async function storeComments(table: TableClient, room: Room, words: string[]): Promise<Comment[]> {
  const all = words.map((each, at) => commentOf(room, each, at));
  const writes: Write[] = [];
  for (let at = 0; at < all.length; at += repliesWithRoot + 1) {
    const [root, ...replies] = all.slice(at, at + repliesWithRoot + 1);
    if (!root) break;
    for (const reply of replies)
      Object.assign(reply, { root: root.id, replyTo: root.id, thread: root.thread });
    root.second = at % 20;
    const rows = replies.map((reply) => publicOf(reply));
    const firstReplies = rows.map(({ stamp, firstReplies: none, ...shown }) => shown);
    const shown = [{ ...publicOf(root), replies: replies.length, firstReplies }, ...rows].map(publicRow);
    writes.push(
      ...[root, ...replies]
        .map(commentRow)
        .concat(shown)
        .map((put) => ({ put })),
      ...momentWrites(undefined, root),
    );
  }
  for (let at = 0; at < writes.length; at += 100) await table.transact(writes.slice(at, at + 100));
  for (const [thread, said] of Map.groupBy(all, ({ thread }) => thread))
    await table.transact([{ update: keys.threadKey(thread), add: { comments: said.length, rev: 0 } }]);
  return all;
}

function commentOf({ threads, guest, from }: Room, words: string, at: number): Comment {
  const postedAt = new Date(from.getTime() + at * 1000);
  return {
    id: newCommentId(postedAt),
    thread: threads[Math.floor(at / (repliesWithRoot + 1)) % threads.length] ?? '',
    state: 'published',
    rev: 1,
    edition: 1,
    guest,
    name: nameOf(words),
    body: readBody(words),
    postedAt: postedAt.toISOString(),
    changedAt: postedAt.toISOString(),
    reasons: [],
    policyVersion: '1',
    reports: 0,
    last: { action: 'post', actor: `guest:${guest}` },
  };
}

const publicOf = ({ id, thread, root, replyTo, name, body, second, postedAt }: Comment): PublicRow => ({
  ...{ id, thread, root, replyTo, name, body, second, postedAt },
  replies: 0,
  stamp: id,
  firstReplies: [],
});
