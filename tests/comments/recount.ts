import { expect } from 'vitest';
import {
  auditEntrySchema,
  commentSchema,
  firstStates,
  importedStates,
  transitions,
} from '../../shared/comment.ts';
import { isDeclined } from '../../shared/comments/change.ts';
import { parseMoment } from '../../shared/comments/pinned-moments.ts';
import { parsePublicRow, repliesWithRoot, toPublicComment } from '../../shared/comments/public-row.ts';
import { queuePlaces } from '../../shared/comments/queue-lists.ts';
import { guestSchema } from '../../shared/guest.ts';
import type { Row } from '../../shared/table/client.ts';

const rowsOf = (rows: Row[], partition: string, sort: string) =>
  rows.filter(({ pk, sk }) => String(pk).startsWith(partition) && String(sk).startsWith(sort));

/** Everything that must be true of a table after whatever was done to its discussions, counted from its comments. */
export function checkDiscussions(rows: Row[]): void {
  const comments = rowsOf(rows, 'COMMENT#', 'COMMENT').map((row) => commentSchema.parse(row));
  const shown = comments.filter(({ state }) => state === 'published');
  const publicRows = [...rowsOf(rows, 'THREAD#', 'ROOT#'), ...rowsOf(rows, 'THREAD#', 'REPLY#')].map(
    parsePublicRow,
  );

  // What everybody sees is what is published, word for word, and places that are answered.
  const seen = publicRows.filter(({ gone }) => gone === undefined);
  const words = (all: { id: string; name: string; body: string }[]) =>
    all.map(({ id, name, body }) => [id, name, body]).sort();
  expect(words(seen)).toEqual(words(shown));
  for (const row of publicRows) {
    const answers = shown.filter(({ root, replyTo }) =>
      row.root === undefined ? root === row.id : replyTo === row.id,
    );
    expect(row.replies, `replies of ${row.id}`).toBe(answers.length);
    if (row.gone) expect([row.name, row.body, row.replies > 0]).toEqual(['', '', true]);
    if (row.root === undefined) {
      const under = publicRows.filter(({ root }) => root === row.id);
      under.sort((one, other) => (one.id < other.id ? -1 : 1));
      const first = under.slice(0, repliesWithRoot).map(toPublicComment);
      expect(row.firstReplies).toEqual(first);
    } else {
      expect(publicRows.map(({ id }) => id)).toContain(row.root);
    }
  }

  const moments = rowsOf(rows, 'THREAD#', 'MOMENT#').map(parseMoment);
  expect(moments.map(({ id, thread, name, second }) => [id, thread, name, second]).sort()).toEqual(
    shown
      .filter(({ second }) => second !== undefined)
      .map(({ id, thread, name, second }) => [id, thread, name, second])
      .sort(),
  );

  for (const row of rowsOf(rows, 'THREAD#', 'THREAD')) {
    const thread = String(row.pk).slice('THREAD#'.length);
    expect(row.comments, `comments of ${thread}`).toBe(
      shown.filter((comment) => comment.thread === thread).length,
    );
  }
  const threads = new Set(rowsOf(rows, 'THREAD#', 'THREAD').map(({ pk }) => pk));
  for (const { thread } of shown) expect(threads).toContain(`THREAD#${thread}`);

  // Everything that moderators did to threads and guests is in the log, once.
  const logged = (action: string, of: (row: Row) => boolean) =>
    rowsOf(rows, 'LOG#', 'LOG').filter((row) => row.action === action && of(row)).length;
  for (const note of rowsOf(rows, 'GUEST#', 'NOTE')) {
    expect(logged('note', ({ guest }) => guest === note.guest)).toBeGreaterThanOrEqual(Number(note.rev));
  }
  for (const row of rowsOf(rows, 'THREAD#', 'THREAD')) {
    const thread = String(row.pk).slice('THREAD#'.length);
    const changes = ['thread', 'pin', 'unpin'].map((action) =>
      logged(action, (entry) => entry.thread === thread),
    );
    expect(changes.reduce((sum, count) => sum + count, 0)).toBe(row.rev);
  }

  const guests = rowsOf(rows, 'GUEST#', 'GUEST').map((row) => guestSchema.parse(row));
  for (const { guest, state } of comments) {
    if (state !== 'purged') expect(guests.map(({ id }) => id)).toContain(guest);
  }
  for (const guest of guests) {
    const own = comments.filter((comment) => comment.guest === guest.id);
    const count = (state: string) => own.filter((comment) => comment.state === state).length;
    expect(guest).toMatchObject({
      published: count('published'),
      pending: count('pending'),
      spam: count('spam'),
      rejected: count('rejected'),
      deleted: count('deleted'),
    });
    // The last decision on a purged comment still counts, until its guest is erased and perhaps comes again.
    const declined = own.filter(isDeclined);
    expect(guest.declined).toBeLessThanOrEqual(declined.length);
    expect(guest.declined).toBeGreaterThanOrEqual(declined.filter(({ state }) => state !== 'purged').length);
  }

  for (const comment of comments) {
    const row = rows.find(({ pk, sk }) => pk === `COMMENT#${comment.id}` && sk === 'COMMENT');
    const places = ['time', 'show', 'thread', 'guest'].flatMap((name) => [`${name}Pk`, `${name}Sk`]);
    const stands = Object.fromEntries(places.flatMap((name) => (row?.[name] ? [[name, row[name]]] : [])));
    expect(stands, `lists of ${comment.id}`).toEqual(queuePlaces(comment));
    if (comment.state === 'purged')
      expect([comment.name, comment.body, comment.reasons]).toEqual(['', '', []]);
    const history = rows
      .filter(({ pk, sk }) => pk === `COMMENT#${comment.id}` && String(sk).startsWith('AUDIT#'))
      .map((row) => auditEntrySchema.parse(row));
    expect(history.map(({ rev }) => rev)).toEqual(Array.from({ length: comment.rev }, (_, at) => at + 1));
    expect(history.at(-1)?.to).toBe(comment.state);
    history.forEach((entry, at) => {
      expect(entry.from).toBe(history[at - 1]?.to);
      const first = entry.action === 'import' ? importedStates : firstStates;
      const allowed = entry.from ? [entry.from, ...transitions[entry.from]] : first;
      expect(allowed, `${entry.from} to ${entry.to}`).toContain(entry.to);
    });
  }
}
