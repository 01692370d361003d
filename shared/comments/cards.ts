import type { Comment } from '../comment.ts';
import { commentSchema } from '../comment.ts';
import { type Guest, guestSchema } from '../guest.ts';
import type { Row } from '../table/client.ts';
import * as keys from '../table/keys.ts';
import { threadOf } from '../table/thread-row.ts';
import { readSubject } from '../table/thread-subject.ts';
import type { Thread, ThreadSubject } from '../thread.ts';
import { type GuestNote, parseNote } from './guest-notes.ts';
import { parseRestriction, type Restriction } from './restriction.ts';
import { type CommentTools, isLive } from './tools.ts';

/** A comment with all that a decision on it needs. */
export type Card = {
  comment: Comment;
  /** What its discussion is about; absent when that is not there any more. */
  subject?: ThreadSubject;
  thread: Thread;
  /** The comment that it answers. */
  answered?: Comment;
  /** How many comments of its guest are in which state. */
  guest?: Guest;
  note?: GuestNote;
  restriction?: Restriction;
};

/**
 * Comments with what stands around them: one request for all their rows, and one for the subject of each thread
 * among them.
 */
export async function readCards(
  { table, now }: Pick<CommentTools, 'table' | 'now'>,
  comments: Comment[],
): Promise<Card[]> {
  const each = <T>(values: (T | undefined)[]): T[] => [
    ...new Set(values.filter((value) => value !== undefined)),
  ];
  const threads = each(comments.map(({ thread }) => thread));
  const guests = each(comments.map(({ guest }) => guest || undefined));
  const answered = each(comments.map(({ replyTo }) => replyTo));
  const wanted = [
    ...threads.map(keys.threadKey),
    ...guests.flatMap((guest) => [
      keys.guestKey(guest),
      keys.guestNoteKey(guest),
      keys.banKey('guest', guest),
    ]),
    ...answered.map(keys.commentKey),
  ];
  const [rows, subjects] = await Promise.all([
    table.getMany(wanted),
    Promise.all(threads.map((thread) => readSubject(table, thread, now()))),
  ]);
  const byKey = new Map(rows.map((row) => [`${row.pk} ${row.sk}`, row]));
  const found = ({ pk, sk }: { pk: string; sk: string }): Row | undefined => byKey.get(`${pk} ${sk}`);
  return comments.map((comment) => {
    const { thread, guest, replyTo } = comment;
    const [subject] = subjects.filter((_, at) => threads[at] === thread);
    const answers = replyTo === undefined ? undefined : found(keys.commentKey(replyTo));
    const [known, note, banned] = [
      keys.guestKey(guest),
      keys.guestNoteKey(guest),
      keys.banKey('guest', guest),
    ].map(found);
    return {
      comment,
      thread: threadOf(thread, found(keys.threadKey(thread))),
      ...(subject && { subject }),
      ...(answers && { answered: commentSchema.parse(answers) }),
      ...(known && { guest: guestSchema.parse(known) }),
      ...(note && { note: parseNote(note) }),
      ...(banned && isLive(banned, now()) && { restriction: parseRestriction(banned) }),
    };
  });
}
